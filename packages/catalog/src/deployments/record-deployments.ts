import { sql, type Transaction } from '@watchbill/database';
import { inBatches } from '../entities/batches.ts';
import type { ToldDeployment } from './deployment.ts';
import { findDeployed } from './find-deployed.ts';

/**
 * Notes what became of builds and deployments. Told twice, or late, an event changes nothing that is newer.
 * @returns refs of entities that have now been deployed, so that they are worth a look
 */
export async function recordDeployments(
  tx: Transaction,
  sourceId: string,
  told: readonly ToldDeployment[],
): Promise<readonly string[]> {
  if (told.length === 0) return [];
  const entities = await findDeployed(tx, told);
  const deployed = new Set<string>();
  await inBatches(
    newestOfEach(told).map((one) => ({ ...one, entity_id: entities.get(one.id) ?? null })),
    async (batch) => {
      const rows = await tx.$queryRaw<{ ref: string }[]>(sql`
        with told as (
          select * from jsonb_to_recordset(${batch}::jsonb) as n (id text, entity_id uuid, subjects text[], activity text,
            state text, environment text, version text, commit text, url text, actor text, at timestamptz,
            started_at timestamptz, finished_at timestamptz)
        ),
        before as (select d.id, d.state from deployment d join told n using (id) where d.source_id = ${sourceId}),
        written as (
          insert into deployment as d (source_id, id, entity_id, subjects, activity, state, environment, version, commit, url,
            actor, started_at, finished_at, at)
          select ${sourceId}, id, entity_id, subjects, activity, state, environment, version, commit, url, actor,
            case when state = 'STARTED' then at else started_at end, case when state <> 'STARTED' then at end, at
          from told
          on conflict (source_id, id) do update set entity_id = coalesce(excluded.entity_id, d.entity_id),
            subjects = excluded.subjects, activity = excluded.activity, state = excluded.state,
            environment = coalesce(excluded.environment, d.environment), version = coalesce(excluded.version, d.version),
            commit = coalesce(excluded.commit, d.commit), url = coalesce(excluded.url, d.url),
            actor = coalesce(excluded.actor, d.actor), started_at = coalesce(d.started_at, excluded.started_at),
            finished_at = excluded.finished_at, at = excluded.at
          where excluded.at > d.at
          returning d.id, d.entity_id, d.activity, d.state
        )
        select distinct e.ref from written w
        join entity e on e.id = w.entity_id
        left join before b on b.id = w.id
        where w.activity in ('DEPLOY', 'ROLLBACK') and w.state = 'SUCCEEDED' and b.state is distinct from 'SUCCEEDED'`);
      for (const { ref } of rows) deployed.add(ref);
    },
  );
  return [...deployed].sort();
}

/** A statement writes a row once; when a batch tells a beginning and an end, the row has both. */
function newestOfEach(
  told: readonly ToldDeployment[],
): readonly (ToldDeployment & { readonly started_at: string | null })[] {
  return [...Map.groupBy(told, ({ id }) => id).values()].map((events) => {
    const ordered = events.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
    const newest = ordered.at(-1) as ToldDeployment;
    return { ...newest, started_at: ordered.find(({ state }) => state === 'STARTED')?.at ?? null };
  });
}
