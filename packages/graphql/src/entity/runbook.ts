import { type Runbook, readRunbook, runbooksOf } from '@watchbill/catalog';
import { builder } from '../builder.ts';
import { defineLoader } from '../loader.ts';

export const loadRunbooks = defineLoader<readonly Runbook[]>(async ({ db }, refs) => {
  const found = await runbooksOf(db.read, refs);
  return refs.map((ref) => found.get(ref) ?? []);
});

export const RunbookNode = builder.objectRef<Runbook>('Runbook').implement({
  description: 'What to do when an entity is in trouble.',
  fields: (t) => ({
    title: t.exposeString('title', { description: 'For people.' }),
    url: t.exposeString('url', {
      nullable: true,
      description: 'A page elsewhere. Null when it is a file of ours.',
    }),
    content: t.string({
      nullable: true,
      description:
        'Markdown, at most 256 KiB, read when asked for. Null when it is a page elsewhere, or the file is missing or may not be read.',
      resolve: async (runbook) => (await readRunbook(runbook)) ?? null,
    }),
  }),
});
