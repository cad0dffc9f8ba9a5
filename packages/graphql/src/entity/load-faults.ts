import { faultsOfEntities } from '@watchbill/catalog';
import type { Fault } from '@watchbill/model';
import { defineLoader } from '../loader.ts';

export const loadFaults = defineLoader<readonly Fault[]>(async ({ db }, refs) => {
  const found = await faultsOfEntities(db.read, refs);
  return refs.map((ref) => found.get(ref) ?? []);
});
