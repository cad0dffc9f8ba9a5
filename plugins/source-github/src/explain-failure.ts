import type { AnswerError } from './answer-error.ts';
import { BrokenAnswer } from './broken-answer.ts';
import { LimitReached } from './limit-reached.ts';

/** Whom to help: how the source signs in, and where its people find the settings. */
export interface FailureContext {
  readonly auth: 'token' | 'app';
  readonly url: string;
  readonly organization: string;
}

/** What went wrong and what to do about it, in plain words, without anything secret. */
export function explainFailure(error: unknown, context: FailureContext): string {
  if (error instanceof LimitReached || error instanceof BrokenAnswer) return error.message;
  const { status, message } = error as AnswerError;
  const { auth, url, organization } = context;
  const said = firstLine(message);
  const settings = `${url}/organizations/${organization}/settings/installations`;
  if (/suspended/i.test(said))
    return `the installation of the App in '${organization}' is suspended; an owner can end that at ${settings}`;
  switch (status) {
    case undefined:
    case 500:
      return `${url} cannot be reached or fails (${said}); what it gave before is kept`;
    case 401:
      return auth === 'token'
        ? `GitHub refuses the token (${said}): it has expired or was revoked; make a new one and restart with it`
        : `GitHub refuses the App (${said}): expected the id and a private key of one App, and a clock that is right`;
    case 403:
      return `GitHub does not allow it (${said}): expected the permissions that docs/guides/github.md lists, accepted by '${organization}' at ${settings}`;
    case 404:
      return auth === 'app'
        ? `'${organization}' is not there for the App (${said}): expected an organisation that it is installed in, see ${settings}`
        : `'${organization}' is not there for the token (${said}): expected an organisation that its owner can see`;
    default:
      return `GitHub answers ${status} (${said}); what it gave before is kept`;
  }
}

/** An answer of a proxy may be a whole page. */
function firstLine(message: string): string {
  const text = message
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ - https:\S+$/, '')
    .trim();
  return text.length > 160 ? `${text.slice(0, 160)}…` : text || 'no reason given';
}
