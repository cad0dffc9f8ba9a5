import { isUuid, notify, sql, type Transaction } from '@watchbill/database';
import { ConflictError, NotFoundError } from '@watchbill/model';
import { INCIDENT_CHANGED } from './channels.ts';
import { findIncidents } from './find-incidents.ts';
import type { Incident } from './incident.ts';

/**
 * Records that somebody is at work on an incident. Whoever was first stays.
 * @throws NotFoundError for an unknown id, ConflictError when it is resolved.
 */
export async function acknowledgeIncident(
  tx: Transaction,
  id: string,
  actor: string,
  now: Date,
): Promise<Incident> {
  const changed = isUuid(id)
    ? await tx.$executeRaw(sql`
        update incident set state = 'ACKNOWLEDGED', acknowledged_at = ${now}, acknowledged_by = ${actor}
        where id = ${id}::uuid and state = 'OPEN'`)
    : 0;
  const [incident] = await findIncidents(tx, [id]);
  if (!incident) throw new NotFoundError(`incident '${id}': there is none with this id`);
  if (changed > 0) await notify(tx, INCIDENT_CHANGED, id);
  else if (incident.state === 'RESOLVED') {
    throw new ConflictError(`incident '${id}' is resolved: only an unresolved incident can be acknowledged`);
  }
  return incident;
}
