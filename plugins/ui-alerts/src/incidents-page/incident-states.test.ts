import { describe, expect, test } from 'vitest';
import { openFirst, readStateChoice } from './incident-states.ts';

describe('which incidents an address asks for', () => {
  test.each([
    ['none named: what needs somebody', '', ['OPEN', 'ACKNOWLEDGED']],
    ['one state', 'state=resolved', ['RESOLVED']],
    ['all of them', 'state=all', null],
    ['a state that does not exist', 'state=lost', ['OPEN', 'ACKNOWLEDGED']],
  ])('%s', (_reason, search, states) => {
    expect(readStateChoice(new URLSearchParams(search)).states).toEqual(states);
  });
});

test('open incidents come first and equals keep their order', () => {
  const ordered = openFirst([
    { id: 1, state: 'RESOLVED' },
    { id: 2, state: 'OPEN' },
    { id: 3, state: 'ACKNOWLEDGED' },
    { id: 4, state: 'OPEN' },
  ]);
  expect(ordered.map(({ id }) => id)).toEqual([2, 4, 3, 1]);
});
