import { writeFileSync } from 'node:fs';
import type { Entity } from '@watchbill/model';
import { company } from '../company.ts';

export interface Fixture {
  /** A `ToldEntity` as JSON on each line. */
  readonly file: string;
  readonly entities: readonly Entity[];
}

export function writeFixture(file: string, size: number): Fixture {
  const entities = [...company(size)];
  const lines = entities.map((entity) => `${JSON.stringify({ entity, location: locationOf(entity) })}\n`);
  writeFileSync(file, lines.join(''));
  return { file, entities };
}

/** As if each were in a repository of its own. */
const locationOf = ({ metadata }: Entity) =>
  `url:https://github.com/example-org/${metadata.name}/blob/main/catalog-info.yaml`;
