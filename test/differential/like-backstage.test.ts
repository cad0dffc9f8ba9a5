/**
 * One catalog in the real Backstage backend and in Watchbill, asked the same questions: no answer differs, but for what
 * `differences.ts` lists with its reason.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BothCatalogs, startBothCatalogs } from './both-catalogs.ts';
import { DIFFERENCES } from './differences.ts';
import { differingPaths } from './differing-paths.ts';
import { normalize } from './normalize.ts';
import { answerTo } from './question.ts';
import { QUESTIONS } from './questions/index.ts';

let both: BothCatalogs;
beforeAll(async () => {
  both = await startBothCatalogs();
});
afterAll(() => both?.stop());

const listed = (name: string) => DIFFERENCES.flatMap(({ found }) => found[name] ?? []).toSorted();

test.each(QUESTIONS)('$name', async (question) => {
  const places = { folder: both.folder, elsewhere: both.ours.elsewhere };
  const theirs = normalize(await answerTo(question, both.theirs), places);
  const ours = normalize(await answerTo(question, both.ours), places);
  expect(differingPaths(theirs, ours).toSorted()).toEqual(listed(question.name));
});

test('what is listed is asked', () => {
  const asked = new Set(QUESTIONS.map(({ name }) => name));
  const names = DIFFERENCES.flatMap(({ found }) => Object.keys(found));
  expect(names.filter((name) => !asked.has(name))).toEqual([]);
});
