import { ConflictError, InputError, NotAllowedError, NotFoundError } from '@watchbill/model';
import { GraphQLError } from 'graphql';
import { describe, expect, test } from 'vitest';
import { ChangesMissedError } from './change-feed.ts';
import { maskError } from './mask-error.ts';

function mask(error: unknown) {
  const logged: unknown[] = [];
  const { message, extensions, path } = maskError((cause) => logged.push(cause))(error, 'Unexpected error.');
  return { message, code: extensions.code, path, logged };
}

describe('maskError', () => {
  test.each([
    ['BAD_USER_INPUT', new InputError('x')],
    ['NOT_FOUND', new NotFoundError('x')],
    ['CONFLICT', new ConflictError('x')],
    ['FORBIDDEN', new NotAllowedError('x')],
    ['CHANGES_MISSED', new ChangesMissedError('x')],
  ])('passes what a caller can act on: %s', (code, error) => {
    expect(mask(error)).toEqual({ message: 'x', code, path: undefined, logged: [] });
    const located = new GraphQLError('x', { originalError: error, path: ['a', 0] });
    expect(mask(located)).toEqual({ message: 'x', code, path: ['a', 0], logged: [] });
  });

  test('passes what executing itself finds wrong in a query', () => {
    const error = new GraphQLError('Cannot query field', {
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    });
    expect(mask(error)).toMatchObject({
      message: 'Cannot query field',
      code: 'GRAPHQL_VALIDATION_FAILED',
      logged: [],
    });
  });

  test.each([
    ['an error', new Error('password of db')],
    ['something else', 'password of db'],
  ])('hides and logs %s', (_name, thrown) => {
    const masked = { message: 'Unexpected error.', code: 'INTERNAL_SERVER_ERROR', logged: [thrown] };
    expect(mask(thrown)).toEqual({ ...masked, path: undefined });
  });

  test('says where it happened without saying what', () => {
    const cause = new Error('password of db');
    const wrapped = new GraphQLError(cause.message, { path: ['entity'], originalError: cause });
    expect(mask(wrapped)).toEqual({
      message: 'Unexpected error.',
      code: 'INTERNAL_SERVER_ERROR',
      path: ['entity'],
      logged: [cause],
    });
  });
});
