import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Entity } from '@watchbill/model';
import { company } from '../bench/company.ts';
import { refOf } from '../bench/side-by-side/queries.ts';
import { EDGE_CASES, LINKED } from './edge-cases.ts';

export interface CatalogFolder {
  /** What is read by itself; the rest is found through Locations. */
  readonly glob: string;
  /** The same for a provider: a `ToldEntity` as JSON on each line. */
  readonly lines: string;
  /** Of all entities, those behind Locations included. */
  readonly refs: readonly string[];
}

const COMPANY = 200;

/** Writes one catalog as files, each document in JSON, which is YAML. */
export function writeCatalogFolder(folder: string): CatalogFolder {
  const files = { ...EDGE_CASES, 'company.yaml': [...company(COMPANY)] };
  for (const [name, entities] of Object.entries({ ...files, ...LINKED })) write(join(folder, name), entities);
  const told = Object.entries(files).flatMap(([name, entities]) =>
    entities.map((entity) => JSON.stringify({ entity, location: `file:${join(folder, name)}` })),
  );
  const lines = join(folder, 'catalog.jsonl');
  writeFileSync(lines, told.join('\n'));
  return {
    glob: join(folder, '*.yaml'),
    lines,
    refs: Object.values({ ...files, ...LINKED })
      .flat()
      .map(refOf),
  };
}

function write(file: string, entities: readonly Entity[]): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, entities.map((entity) => JSON.stringify(entity, null, 2)).join('\n---\n'));
}
