import { emptySql, sql, type Transaction } from '@watchbill/database';
import type { IncidentState } from '@watchbill/model';
import { findIncidents } from './find-incidents.ts';
import type { Incident } from './incident.ts';
import { parseIncidentCursor } from './incident-cursor.ts';

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
  const ids = await tx.$queryRaw<{ id: string }[]>(sql`
    select id::text from incident where true
      ${states ? sql`and state = any(${[...states]}::text[])` : emptySql}
      ${entityRef === undefined ? emptySql : sql`and entity_ref = ${entityRef}`}
      ${after === undefined ? emptySql : follows(after)}
    order by (state = 'RESOLVED'), started_at desc, id desc limit ${first + 1}`);
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

function follows(cursor: string) {
  const { resolved, startedAt, id } = parseIncidentCursor(cursor);
  const later = sql`(state = 'RESOLVED') = ${resolved} and (started_at, id) < (${startedAt}, ${id}::uuid)`;
  return resolved ? sql`and ${later}` : sql`and (state = 'RESOLVED' or (${later}))`;
}
