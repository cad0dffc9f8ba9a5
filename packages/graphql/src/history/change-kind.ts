import { builder } from '../builder.ts';

export const ChangeKindEnum = builder.enumType('ChangeKind', {
  description: 'What became of an entity.',
  values: {
    ADDED: { description: 'A source described it for the first time, or again after it was removed.' },
    CHANGED: { description: 'Its descriptor says something else, or stands elsewhere.' },
    RENAMED: { description: 'It is called otherwise since; it may say something else too.' },
    REMOVED: { description: 'No source describes it any more.' },
  } as const,
});
