import { hash } from 'node:crypto';
import type { Mutation, SourcedEntity } from '@watchbill/catalog';
import { entityRefOf, type Fault } from '@watchbill/model';
import { isKept, type Kept } from './reached.ts';
import type { FileTree, TreeEntry } from './read-tree.ts';

/** What was told of one location, as far as it matters for telling it again. */
export interface ToldLocation {
  readonly hash: string;
  readonly refs: readonly string[];
}

/** By location. */
export type ToldLocations = ReadonlyMap<string, ToldLocation>;

/** What stands after a tree was told: its entries, and of those before it what was kept. */
export function toldLocations(
  { entries }: FileTree,
  { unreadable }: Kept,
  before: ToldLocations,
): ToldLocations {
  const kept = [...before].filter(([location]) => isKept(location, unreadable));
  return new Map([
    ...kept,
    ...[...entries.values()].map((entry): [string, ToldLocation] => [entry.reading.location, toTold(entry)]),
  ]);
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

export function fullMutation(tree: FileTree, { reached, unreadable }: Kept): Mutation {
  const entries = [...tree.entries.values()];
  return {
    type: 'full',
    entities: entries.flatMap(entitiesOf),
    faults: entries.flatMap(faultsOf),
    unreadable,
    state: { reached },
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
  { reached, unreadable }: Kept,
): Mutation | undefined {
  const differing = [...new Set([...before.keys(), ...now.keys()])].filter(
    (location) => before.get(location)?.hash !== now.get(location)?.hash,
  );
  if (differing.length === 0) return undefined;
  const refs = new Set(
    differing.flatMap((location) => [
      ...(before.get(location)?.refs ?? []),
      ...(now.get(location)?.refs ?? []),
    ]),
  );
  const differs = new Set(differing);
  const isPeer = (location: string) => now.get(location)?.refs.some((ref) => refs.has(ref));
  const entries = [...tree.entries.values()].filter(
    ({ reading: { location } }) => differs.has(location) || isPeer(location),
  );
  const locations = new Set([...differing, ...entries.map(({ reading }) => reading.location)]);
  return {
    type: 'delta',
    locations: [...locations].sort(),
    entities: entries.flatMap(entitiesOf),
    faults: entries.flatMap(faultsOf),
    unreadable: unreadable.filter((location) => locations.has(location)),
    state: { reached },
  };
}
