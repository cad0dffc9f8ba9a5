import { builder } from '../builder.ts';

/** Only ever answered, never taken, so nothing parses it. */
builder.scalarType('DateTime', {
  description: 'An instant in ISO 8601 with milliseconds, in UTC, e.g. `2026-11-20T21:58:22.000Z`.',
  serialize: (value) => value.toISOString(),
});
