import { GraphQLError } from 'graphql';
import { builder } from '../builder.ts';

builder.scalarType('DateTime', {
  description:
    'An instant in ISO 8601, answered in UTC with milliseconds, e.g. `2026-11-20T21:58:22.000Z`. One that is given may be in another zone, but must name it; code BAD_USER_INPUT otherwise.',
  serialize: (value) => value.toISOString(),
  parseValue: readInstant,
});

const INSTANT = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:[Zz]|[+-]\d\d:\d\d)$/;

function readInstant(value: unknown): Date {
  const instant = new Date(typeof value === 'string' && INSTANT.test(value) ? value : Number.NaN);
  if (!Number.isNaN(instant.getTime())) return instant;
  throw new GraphQLError(
    `DateTime ${JSON.stringify(value)}: expected ISO 8601 with its zone, e.g. "2026-11-20T21:58:22Z"`,
    { extensions: { code: 'BAD_USER_INPUT' } },
  );
}
