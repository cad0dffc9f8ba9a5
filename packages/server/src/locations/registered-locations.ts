import type { CatalogLocation } from '@watchbill/catalog';
import {
  registeredLocations,
  registerLocation,
  type SourcedEntity,
  unregisterLocation,
} from '@watchbill/catalog';
import type { Database } from '@watchbill/database';
import { ConflictError, InputError } from '@watchbill/model';
import { readOnce } from '@watchbill/source-files';
import { type Place, printPlace } from './place.ts';
import { checkPlace, type ReadablePlaces } from './readable-places.ts';
import { REGISTERED_SOURCE } from './registered-source.ts';

/** Places to read that are named through the API. */
export interface RegisteredLocations {
  /** @throws InputError when it may not be read. */
  check(place: Place): void;
  /**
   * What is there, without registering it.
   * @throws InputError when it may not be read, or cannot be.
   */
  look(place: Place): Promise<{ readonly entities: readonly SourcedEntity[]; readonly exists: boolean }>;
  /**
   * Registers a place and reads it; its entities are in the catalog then.
   * @throws InputError as `look`; ConflictError when it is registered already, unless that is to refresh it.
   */
  register(place: Place, by: string, onConflict: 'reject' | 'refresh'): Promise<CatalogLocation>;
  /** Takes a place and what it gave off the catalog; whether it was registered. */
  unregister(id: string): Promise<boolean>;
}

export interface RegisteredLocationsOptions {
  readonly db: Database;
  readonly readable: ReadablePlaces;
  readonly syncSource: (id: string) => Promise<void>;
}

export function manageLocations({
  db,
  readable,
  syncSource,
}: RegisteredLocationsOptions): RegisteredLocations {
  const find = async ({ type, target }: Place) =>
    (await registeredLocations(db.read)).find((known) => known.type === type && known.target === target);
  const read = async (place: Place): Promise<readonly SourcedEntity[]> => {
    checkPlace(place, readable);
    const { entities, faults } = await readOnce({
      id: printPlace(place),
      paths: [place.target],
      root: '/',
      allowedHosts: readable.allowedHosts,
    });
    const errors = faults.filter(({ level }) => level === 'error').map(({ message }) => message);
    if (errors.length > 0) throw new InputError(`location '${printPlace(place)}': ${errors.join('; ')}`);
    return entities;
  };
  return {
    check: (place) => checkPlace(place, readable),
    look: async (place) => {
      const entities = await read(place);
      return { entities, exists: (await find(place)) !== undefined };
    },
    register: async (place, by, onConflict) => {
      const known = await find(place);
      if (known && onConflict === 'reject') {
        throw new ConflictError(`Location ${printPlace(place)} already exists`);
      }
      const location = known ?? (await registerNew(place, by));
      await syncSource(REGISTERED_SOURCE);
      return location;
    },
    unregister: async (id) => {
      const gone = await db.transact((tx) => unregisterLocation(tx, id));
      if (gone) await syncSource(REGISTERED_SOURCE);
      return gone;
    },
  };

  async function registerNew(place: Place, createdBy: string): Promise<CatalogLocation> {
    await read(place);
    const location = await db.transact((tx) => registerLocation(tx, { ...place, createdBy }));
    if (!location) throw new ConflictError(`Location ${printPlace(place)} already exists`);
    return location;
  }
}
