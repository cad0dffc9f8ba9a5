import { expect, test } from 'vitest';
import { gatherReads } from './gather-reads.ts';

/** A far end that answers when it is told to. */
function held() {
  const asked: { keys: readonly string[]; answer: () => void; fail: () => void }[] = [];
  const read = gatherReads<string>((keys) => {
    const { promise, resolve, reject } = Promise.withResolvers<Map<string, string>>();
    const answer = () =>
      resolve(new Map(keys.filter((key) => key !== 'ghost').map((key) => [key, key.toUpperCase()])));
    asked.push({ keys, answer, fail: () => reject(new Error(`no ${keys}`)) });
    return promise;
  });
  return { asked, read };
}

test('what comes while two statements are under way is asked for together, after them', async () => {
  const { asked, read } = held();
  const answers = ['a', 'b', 'c', 'ghost', 'c', 'a'].map(read);
  expect(asked.map(({ keys }) => keys)).toEqual([['a'], ['b']]);
  asked[0]?.answer();
  expect(await answers[0]).toBe('A');
  await Promise.resolve();
  expect(asked.map(({ keys }) => keys)).toEqual([['a'], ['b'], ['c', 'ghost', 'a']]);
  asked[1]?.answer();
  asked[2]?.answer();
  expect(await Promise.all(answers)).toEqual(['A', 'B', 'C', undefined, 'C', 'A']);
});

test('a failure is told to those who asked, and to nobody after', async () => {
  const { asked, read } = held();
  const answers = ['a', 'b', 'c', 'd'].map(read);
  const settled = Promise.allSettled(answers);
  asked[0]?.fail();
  asked[1]?.answer();
  await answers[1];
  await Promise.resolve();
  asked[2]?.answer();
  expect((await settled).map(({ status }) => status)).toEqual([
    'rejected',
    'fulfilled',
    'fulfilled',
    'fulfilled',
  ]);
  const later = read('a');
  asked[3]?.answer();
  expect(await later).toBe('A');
});
