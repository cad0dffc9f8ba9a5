import { sql, type Transaction } from '@watchbill/database';
import { InputError } from '@watchbill/model';
import type { Deployment } from './deployment.ts';

const MAX_FIRST = 200;
const MAX_IN_WINDOW = 20;

const COLUMNS = sql`d.source_id as "sourceId", d.id, e.ref as "entityRef", d.activity, d.state, d.environment, d.version,
  d.commit, d.url, d.actor, d.started_at as "startedAt", d.finished_at as "finishedAt", d.at`;

/**
 * The newest builds and deployments of each of these entities, newest first; those without any are absent.
 * @throws InputError for a bad number.
 */
export async function newestDeployments(
  tx: Transaction,
  refs: readonly string[],
  first: number,
): Promise<ReadonlyMap<string, readonly Deployment[]>> {
  if (!Number.isInteger(first) || first < 1 || first > MAX_FIRST)
    throw new InputError(`first '${first}': expected a whole number from 1 to ${MAX_FIRST}`);
  const rows = await tx.$queryRaw<Deployment[]>(sql`
    select ${COLUMNS}
    from entity e
    cross join lateral (select * from deployment where entity_id = e.id order by at desc, id limit ${first}) d
    where e.ref = any(${[...refs]}::text[])
    order by d.at desc, d.id`);
  return Map.groupBy(rows, ({ entityRef }) => entityRef);
}

/** A time in which something was deployed to an entity or to what it directly depends on. */
export interface DeploymentWindow {
  readonly ref: string;
  readonly from: Date;
  readonly to: Date;
}

/**
 * What was deployed, to an entity or to what it directly depends on, in each of these windows, newest first: the first
 * suspects when something broke in it. Builds change nothing that runs, so they are left out.
 */
export async function deploymentsInWindows(
  tx: Transaction,
  windows: readonly DeploymentWindow[],
): Promise<readonly (readonly Deployment[])[]> {
  if (windows.length === 0) return [];
  const asked = JSON.stringify(windows.map((window, nr) => ({ ...window, nr })));
  const rows = await tx.$queryRaw<(Deployment & { readonly nr: number })[]>(sql`
    with asked as materialized (
      select * from jsonb_to_recordset(${asked}::jsonb) as n (nr int, ref text, "from" timestamptz, "to" timestamptz)
    ),
    near as (
      select nr, ref as near from asked
      union select a.nr, r.target from asked a join relation r on r.source = a.ref and r.type = 'dependsOn'
      union select a.nr, provided.source from asked a
        join relation consumed on consumed.source = a.ref and consumed.type = 'consumesApi'
        join relation provided on provided.target = consumed.target and provided.type = 'providesApi'
    )
    select d.*
    from asked a
    cross join lateral (
      select a.nr, ${COLUMNS}
      from near n join entity e on e.ref = n.near join deployment d on d.entity_id = e.id
      where n.nr = a.nr and d.activity <> 'BUILD' and d.at > a."from" and d.at <= a."to"
      order by d.at desc, d.id limit ${MAX_IN_WINDOW}) d
    order by d.nr, d.at desc, d.id`);
  const found = Map.groupBy(rows, ({ nr }) => nr);
  return windows.map((_, index) => (found.get(index) ?? []).map(({ nr: _nr, ...deployment }) => deployment));
}
