import { emptySql, type Sql, sql, type Transaction } from '@watchbill/database';
import type { IncidentState } from '@watchbill/model';
import { findIncidents } from './find-incidents.ts';
import type { Incident } from './incident.ts';
import { type IncidentPosition, parseIncidentCursor } from './incident-cursor.ts';

export interface IncidentQuery {
  /** Any state unless given. */
  readonly states?: readonly IncidentState[];
  readonly entityRef?: string;
  readonly first: number;
  /** `incidentCursor` of the last one of the page before. */
  readonly after?: string;
}

export interface IncidentPage {
  readonly rows: readonly Incident[];
  /** Of all pages. */
  readonly totalCount: number;
}

/**
 * A page of incidents, unresolved on top, then newest first. One row more than `first` is read, so that the caller sees whether
 * more follow.
 * @throws InputError when the cursor is none of ours.
 */
export async function listIncidents(
  tx: Transaction,
  { states, entityRef, first, after }: IncidentQuery,
): Promise<IncidentPage> {
  const where = {
    ...(states ? { state: { in: [...states] } } : {}),
    ...(entityRef === undefined ? {} : { entityRef }),
  };
  const filter = sql`
    ${states ? sql`and state = any(${[...states]}::text[])` : emptySql}
    ${entityRef === undefined ? emptySql : sql`and entity_ref = ${entityRef}`}`;
  const position = after === undefined ? null : parseIncidentCursor(after);
  const limit = first + 1;
  // Two reads in the order of an index instead of one that sorts all of history.
  const ids = await tx.$queryRaw<{ id: string }[]>(sql`
    select id::text from (
      (select id, started_at, false as resolved from incident where state <> 'RESOLVED' ${filter} ${follows(position, false)}
        order by started_at desc, id desc limit ${limit})
      union all
      (select id, started_at, true from incident where state = 'RESOLVED' ${filter} ${follows(position, true)}
        order by started_at desc, id desc limit ${limit})
    ) i order by i.resolved, i.started_at desc, i.id desc limit ${limit}`);
  const found = await findIncidents(
    tx,
    ids.map(({ id }) => id),
  );
  const byId = new Map(found.map((incident) => [incident.id, incident]));
  return {
    rows: ids.flatMap(({ id }) => byId.get(id) ?? []),
    totalCount: await tx.incident.count({ where }),
  };
}

/** What of one half of the list comes after this position. */
function follows(position: IncidentPosition | null, resolved: boolean): Sql {
  if (position === null || (resolved && !position.resolved)) return emptySql;
  if (resolved !== position.resolved) return sql`and false`;
  return sql`and (started_at, id) < (${position.startedAt}, ${position.id}::uuid)`;
}
