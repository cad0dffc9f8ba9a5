import { builder } from '../builder.ts';

export const ChangeKindEnum = builder.enumType('ChangeKind', {
  description: 'What became of an entity.',
  values: {
    ADDED: { description: 'A source described it for the first time, or again after it was removed.' },
    CHANGED: { description: 'Its descriptor says something else, or stands elsewhere.' },
    REMOVED: { description: 'No source describes it any more.' },
  } as const,
});
