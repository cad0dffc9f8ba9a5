import type { Transaction } from '@watchbill/database';
import { type Incident, incidentOf } from './incident.ts';

/** The incidents of these ids that exist, in no particular order. Ids that are no UUIDs are unknown ids. */
export async function findIncidents(tx: Transaction, ids: readonly string[]): Promise<readonly Incident[]> {
  return (await tx.incident.findMany({ where: { id: { in: ids.filter(isUuid) } } })).map(incidentOf);
}

export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
