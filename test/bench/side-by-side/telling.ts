import { readFileSync } from 'node:fs';
import type { Entity } from '@watchbill/model';

/** What a product is to be told, by a source or provider of its own kind: the fixture, or what of it has changed. */
export interface Telling {
  /** All of the fixture, or those alone that have changed. */
  readonly type: 'full' | 'changed';
  /** A `ToldEntity` as JSON on each line. */
  readonly file: string;
  /** How many components have changed since the fixture was written, the first ones. */
  readonly changes: number;
  /** What their description says. */
  readonly stamp: string;
}

export interface ToldEntity {
  readonly entity: Entity;
  /** Where it is said to have been read. */
  readonly location: string;
}

/** The entities that the telling is about. */
export function readTelling({ type, file, changes, stamp }: Telling): readonly ToldEntity[] {
  let left = changes;
  const told: ToldEntity[] = [];
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line === '') continue;
    const { entity, location } = JSON.parse(line) as ToldEntity;
    const changed = entity.kind === 'Component' && left > 0;
    if (changed) left -= 1;
    if (type === 'changed' && !changed) continue;
    const metadata = changed ? { ...entity.metadata, description: stamp } : entity.metadata;
    told.push({ entity: { ...entity, metadata }, location });
  }
  return told;
}
