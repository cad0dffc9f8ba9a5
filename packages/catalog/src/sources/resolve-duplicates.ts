import { entityRefOf, type Fault } from '@watchbill/model';
import type { SourcedEntity } from '../source.ts';
import { locationTarget } from './location.ts';

export interface Resolved {
  /** One entity for each ref, by ref. */
  readonly kept: ReadonlyMap<string, SourcedEntity>;
  /** Two for each entity that lost: each place is told of the other. */
  readonly faults: readonly Fault[];
}

/** Of several entities with one ref the first counts, in order of location and then of appearance. */
export function resolveDuplicates(entities: readonly SourcedEntity[]): Resolved {
  const byRef = new Map(entities.map((told) => [entityRefOf(told.entity), told]));
  if (byRef.size === entities.length) return { kept: byRef, faults: [] };
  const kept = new Map<string, SourcedEntity>();
  const faults: Fault[] = [];
  const ordered = entities.toSorted((a, b) =>
    a.location === b.location ? 0 : a.location < b.location ? -1 : 1,
  );
  for (const entity of ordered) {
    const ref = entityRefOf(entity.entity);
    const winner = kept.get(ref);
    if (winner) faults.push(...duplicateFaults(ref, winner, entity));
    else kept.set(ref, entity);
  }
  return { kept, faults };
}

function duplicateFaults(ref: string, winner: SourcedEntity, loser: SourcedEntity): readonly Fault[] {
  return [
    {
      level: 'warning',
      message: `${ref} is also described in ${placeOf(loser)}, which is left out; keep one of the two`,
      position: positionOf(winner),
      entityRef: ref,
    },
    {
      level: 'error',
      message: `${ref} is already described in ${placeOf(winner)}, which counts; remove or rename one of the two`,
      position: positionOf(loser),
      entityRef: ref,
    },
  ];
}

function positionOf({ position, location }: SourcedEntity): Fault['position'] {
  return position ?? { file: locationTarget(location) };
}

function placeOf(entity: SourcedEntity): string {
  const { file, line } = positionOf(entity);
  return line === undefined ? file : `${file}:${line}`;
}
