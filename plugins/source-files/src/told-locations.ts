import { hash } from 'node:crypto';
import type { Mutation, SourcedEntity } from '@watchbill/catalog';
import { entityRefOf, type Fault } from '@watchbill/model';
import { type FileTree, type TreeEntry, unreadableOf } from './read-tree.ts';

/** What was told of one location, as far as it matters for telling it again. */
export interface ToldLocation {
  readonly hash: string;
  readonly refs: readonly string[];
}

/** By location. */
export type ToldLocations = ReadonlyMap<string, ToldLocation>;

export function toldLocations({ entries }: FileTree): ToldLocations {
  return new Map([...entries.values()].map((entry) => [entry.reading.location, toTold(entry)]));
}

function toTold(entry: TreeEntry): ToldLocation {
  const entities = entitiesOf(entry);
  const text = JSON.stringify([entities, faultsOf(entry), entry.reading.whole]);
  return { hash: hash('sha256', text), refs: entities.map(({ entity }) => entityRefOf(entity)) };
}

function entitiesOf({ reading }: TreeEntry): readonly SourcedEntity[] {
  return reading.entities.map(({ sourced }) => sourced);
}

function faultsOf({ reading, targetFaults }: TreeEntry): readonly Fault[] {
  return [...reading.faults, ...targetFaults];
}

export function fullMutation(tree: FileTree): Mutation {
  const entries = [...tree.entries.values()];
  return {
    type: 'full',
    entities: entries.flatMap(entitiesOf),
    faults: entries.flatMap(faultsOf),
    unreadable: unreadableOf(tree),
  };
}

/**
 * What differs from what was told before; undefined when nothing does. A location that describes an entity which a
 * changed one describes too, or did, is told with it: only then can the catalog say which of them counts.
 */
export function deltaMutation(
  before: ToldLocations,
  now: ToldLocations,
  tree: FileTree,
): Mutation | undefined {
  const differing = [...new Set([...before.keys(), ...now.keys()])].filter(
    (location) => before.get(location)?.hash !== now.get(location)?.hash,
  );
  const unreadable = unreadableOf(tree);
  const gone = differing.filter(
    (location) => !unreadable.some((kept) => isKept(location, kept)) || now.has(location),
  );
  if (gone.length === 0) return undefined;
  const refs = new Set(
    gone.flatMap((location) => [...(before.get(location)?.refs ?? []), ...(now.get(location)?.refs ?? [])]),
  );
  const peers = [...now]
    .filter(([, told]) => told.refs.some((ref) => refs.has(ref)))
    .map(([location]) => location);
  const locations = new Set([...gone, ...peers]);
  const entries = [...tree.entries.values()].filter(({ reading }) => locations.has(reading.location));
  return {
    type: 'delta',
    locations: [...locations].sort(),
    entities: entries.flatMap(entitiesOf),
    faults: entries.flatMap(faultsOf),
    unreadable: unreadable.filter((location) => locations.has(location)),
  };
}

/** In a folder that cannot be listed now nothing is known to be gone. */
function isKept(location: string, unreadable: string): boolean {
  return unreadable.endsWith('/') && location.startsWith(unreadable);
}
