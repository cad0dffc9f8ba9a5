import type { Database } from '@watchbill/database';
import { bearerToken, isLocalCaller, type RequestOrigin, sessionCookie } from './caller.ts';
import { findCredential } from './credential.ts';

/** Who makes a request. */
export interface Viewer {
  readonly name: string;
  readonly signedIn: boolean;
}

const LOCAL: Viewer = { name: 'local', signedIn: false };

/** The caller by token, by session, or as somebody on this machine; undefined for a stranger. A wrong token is never overlooked. */
export async function authenticate(
  db: Database,
  request: RequestOrigin,
  now: Date,
): Promise<Viewer | undefined> {
  const token = bearerToken(request);
  if (token) return signedIn(await findCredential(db.readPrepared, 'TOKEN', token, now));
  const session = sessionCookie(request);
  const viewer = session
    ? signedIn(await findCredential(db.readPrepared, 'SESSION', session, now))
    : undefined;
  return viewer ?? (isLocalCaller(request) ? LOCAL : undefined);
}

const signedIn = (name: string | undefined): Viewer | undefined =>
  name ? { name, signedIn: true } : undefined;
