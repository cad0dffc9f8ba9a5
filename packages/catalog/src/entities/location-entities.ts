import { sql, type Transaction } from '@watchbill/database';
import type { Entity } from '@watchbill/model';

/** A `kind: Location`, and where it is written. */
export interface LocationEntity {
  readonly ref: string;
  readonly location: string;
  readonly document: Entity;
}

/** All Locations, in order of ref. */
export async function locationEntities(tx: Transaction): Promise<readonly LocationEntity[]> {
  // `;` comes after `:`.
  return tx.$queryRaw<LocationEntity[]>(sql`
    select ref, location, document from entity where ref > 'location:' and ref < 'location;' order by ref`);
}
