import { hash } from 'node:crypto';
import type { AnswerState } from './answer-memory.ts';
import type { GithubOptions } from './github-options.ts';

/** What a source keeps from one start to the next. */
export interface GithubState {
  /** Of what decides how answers are read; with another one they are read anew. */
  readonly reads: string;
  readonly answers: AnswerState;
}

/** Goes up when the same answer is kept in another form, or other files of a repository are. */
const FORM = 1;

export function readsOf({ url, paths, auth }: GithubOptions): string {
  return hash('sha256', JSON.stringify([FORM, url, paths, auth.type])).slice(0, 16);
}

export function parseGithubState(state: unknown, reads: string): AnswerState {
  if (typeof state !== 'object' || state === null) return {};
  const { reads: before, answers } = state as Partial<GithubState>;
  return before === reads && typeof answers === 'object' && answers !== null ? answers : {};
}
