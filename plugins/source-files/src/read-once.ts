import type { Mutation } from '@watchbill/catalog';
import { createFilesSource, type FilesSourceOptions } from './files-source.ts';

/** What a files source would tell of these paths, read once and told to nobody. */
export type Reading = Pick<Extract<Mutation, { type: 'full' }>, 'entities' | 'faults'>;

/** @throws InputError for a path that does not exist. */
export async function readOnce(options: FilesSourceOptions): Promise<Reading> {
  const source = createFilesSource(options);
  let told: Reading = { entities: [], faults: [] };
  await source.start(async ({ entities, faults }) => {
    told = { entities, faults };
  });
  try {
    await source.sync();
  } finally {
    await source.stop();
  }
  return told;
}
