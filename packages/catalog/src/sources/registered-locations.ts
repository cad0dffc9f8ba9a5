import { hash } from 'node:crypto';
import { sql, type Transaction } from '@watchbill/database';
import type { CatalogLocation } from './list-locations.ts';

/** A place to read that somebody named through the API rather than in the configuration. */
export interface LocationRegistration {
  readonly type: string;
  readonly target: string;
  /** Who named it. */
  readonly createdBy: string;
}

/** The id of a place, which follows from it: that of any location that entities come from. */
export function locationIdOf({ type, target }: Pick<CatalogLocation, 'type' | 'target'>): string {
  return hash('md5', `${type}:${target}`).replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5');
}

/** Registers a place; undefined when it is registered already. Its id follows from type and target, as that of any location. */
export async function registerLocation(
  tx: Transaction,
  { type, target, createdBy }: LocationRegistration,
): Promise<CatalogLocation | undefined> {
  const rows = await tx.$queryRaw<CatalogLocation[]>(sql`
    insert into registered_location (id, type, target, created_by)
    values (${locationIdOf({ type, target })}::uuid, ${type}, ${target}, ${createdBy})
    on conflict do nothing
    returning id::text, type, target`);
  return rows[0];
}

/** Takes a place off; whether it was registered. */
export async function unregisterLocation(tx: Transaction, id: string): Promise<boolean> {
  const { count } = await tx.registeredLocation.deleteMany({ where: { id } });
  return count > 0;
}

/** All of them, in the order in which they came. */
export async function registeredLocations(tx: Transaction): Promise<readonly CatalogLocation[]> {
  return tx.registeredLocation.findMany({
    select: { id: true, type: true, target: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
}
