import { readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type CatalogLocation, type Mutation, registeredLocations, type Source } from '@watchbill/catalog';
import type { Database } from '@watchbill/database';
import { type AllowedHost, createFilesSource } from '@watchbill/source-files';
import { generatedName, printPlace } from './place.ts';

export const REGISTERED_SOURCE = 'locations';

export interface RegisteredSourceOptions {
  readonly db: Database;
  /** The descriptor that stands for the table; it is written before each reading. */
  readonly file: string;
  readonly allowedHosts: readonly AllowedHost[];
  readonly onError: (error: unknown) => void;
}

/**
 * What is registered, as a files source over a descriptor of Locations: so that it is followed, kept through failures and
 * complained of like any other, and what was read has an ancestor.
 */
export function createRegisteredSource({ db, file, allowedHosts, onError }: RegisteredSourceOptions): Source {
  write(file, '', 'a');
  const source = createFilesSource({
    id: REGISTERED_SOURCE,
    paths: [file],
    root: dirname(file),
    allowedHosts,
    onError,
  });
  return {
    ...source,
    start: (emit, state) => source.start((mutation) => emit(asRegistered(mutation, file)), state),
    sync: async () => {
      const text = (await registeredLocations(db.read)).map(toDescriptor).join('');
      if (readFileSync(file, 'utf8') !== text) write(file, text, 'w');
      await source.sync();
    },
  };
}

/**
 * As in Backstage, a Location that stands for a place is told from there, not from the file that we keep; and nothing is
 * wrong where nothing is registered.
 */
function asRegistered(mutation: Mutation, file: string): Mutation {
  const entities = mutation.entities.map((sourced) => {
    const { type, target } = sourced.entity.spec ?? {};
    if (sourced.location !== `file:${file}` || typeof type !== 'string' || typeof target !== 'string')
      return sourced;
    return { ...sourced, location: printPlace({ type, target }) };
  });
  const none = entities.length === 0;
  const faults = mutation.faults.filter(({ position }) => !(none && position?.file === file));
  return { ...mutation, entities, faults };
}

function write(file: string, text: string, flag: 'a' | 'w'): void {
  writeFileSync(file, text, { flag, mode: 0o600 });
}

/** A line a document: JSON is YAML. */
function toDescriptor({ type, target }: CatalogLocation): string {
  const descriptor = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Location',
    metadata: { name: generatedName({ type, target }) },
    spec: { type, target },
  };
  return `--- ${JSON.stringify(descriptor)}\n`;
}
