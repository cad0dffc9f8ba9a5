import { isUuid, type Transaction } from '@watchbill/database';
import { type Incident, incidentOf } from './incident.ts';

/** The incidents of these ids that exist, in no particular order. Ids that are no UUIDs are unknown ids. */
export async function findIncidents(tx: Transaction, ids: readonly string[]): Promise<readonly Incident[]> {
  return (await tx.incident.findMany({ where: { id: { in: ids.filter(isUuid) } } })).map(incidentOf);
}
