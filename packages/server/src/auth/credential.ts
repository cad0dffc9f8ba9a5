import { hash, randomBytes } from 'node:crypto';
import type { PreparedStatement, ReadPrepared, Transaction } from '@watchbill/database';
import { ConflictError } from '@watchbill/model';

/**
 * - `TOKEN`: for programs, in `Authorization: Bearer`.
 * - `SESSION`: a browser's, in a cookie.
 * - `SIGN_IN`: a link that becomes a session once.
 */
export type CredentialType = 'TOKEN' | 'SESSION' | 'SIGN_IN';

const LIFETIME_MS: Readonly<Record<CredentialType, number | null>> = {
  TOKEN: null,
  SESSION: 30 * 86_400_000,
  SIGN_IN: 3_600_000,
};

/** Makes a credential of 256 random bits and returns its secret, which is stored nowhere: only its SHA-256 is. */
export async function createCredential(
  tx: Transaction,
  type: CredentialType,
  name: string,
  now: Date,
): Promise<string> {
  const secret = `wb_${randomBytes(32).toString('base64url')}`;
  const lifetime = LIFETIME_MS[type];
  if (type === 'TOKEN' && (await tx.credential.count({ where: { type, name } })) > 0) {
    throw new ConflictError(`token '${name}': a token of this name exists; choose another name`);
  }
  const expiresAt = lifetime === null ? null : new Date(now.getTime() + lifetime);
  await tx.credential.create({ data: { hash: hashOf(secret), type, name, createdAt: now, expiresAt } });
  return secret;
}

/** Asked for with each request that brings a secret. */
const FIND: PreparedStatement = {
  name: 'credential',
  text: `select name from credential where hash = $1 and type = $2 and (expires_at is null or expires_at > $3)`,
};

/** The name behind a valid secret of this type, or undefined. */
export async function findCredential(
  read: ReadPrepared,
  type: CredentialType,
  secret: string,
  now: Date,
): Promise<string | undefined> {
  const [row] = await read<readonly [string]>(FIND, [hashOf(secret), type, now]);
  return row?.[0];
}

/** Turns a sign-in secret into a session, once. Undefined when it is unknown, used or too old. */
export async function signIn(tx: Transaction, secret: string, now: Date): Promise<string | undefined> {
  const key = hashOf(secret);
  const used = await tx.credential.updateMany({
    where: { hash: key, type: 'SIGN_IN', usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  });
  if (used.count === 0) return undefined;
  const { name } = await tx.credential.findUniqueOrThrow({ where: { hash: key } });
  return createCredential(tx, 'SESSION', name, now);
}

/** Deletes what can no longer be used. */
export async function deleteExpiredCredentials(tx: Transaction, now: Date): Promise<void> {
  await tx.credential.deleteMany({ where: { expiresAt: { lt: now } } });
}

const hashOf = (secret: string) => hash('sha256', secret);
