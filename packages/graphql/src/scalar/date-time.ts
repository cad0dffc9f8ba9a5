import { InputError } from '@watchbill/model';
import { builder } from '../builder.ts';

builder.scalarType('DateTime', {
  description: 'An instant in ISO 8601 with milliseconds, in UTC, e.g. `2026-11-20T21:58:22.000Z`.',
  serialize: (value) => value.toISOString(),
  parseValue: parseInstant,
});

const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

function parseInstant(value: unknown): Date {
  const instant = new Date(typeof value === 'string' && ISO.test(value) ? value : Number.NaN);
  if (!Number.isNaN(instant.getTime())) return instant;
  throw new InputError(
    `DateTime '${String(value)}': expected ISO 8601 with a zone, e.g. '2026-11-20T21:58:22.000Z'`,
  );
}
