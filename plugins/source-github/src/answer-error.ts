/** What of an error of Octokit's says what happened. */
export interface AnswerError extends Error {
  readonly status?: number;
  readonly response?: { readonly headers: Readonly<Record<string, unknown>>; readonly data?: unknown };
}
