const PREFIX = 'whsec_';
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/**
 * The signing key of a secret. `whsec_` announces the base64 of the key, as Standard Webhooks writes secrets; any other text
 * is the key itself, in UTF-8.
 */
export function signingKey(secret: string): Uint8Array {
  if (!secret.startsWith(PREFIX)) return Buffer.from(secret, 'utf8');
  return Buffer.from(secret.slice(PREFIX.length), 'base64');
}

export const SECRET_EXPECTED = `'${PREFIX}' and the base64 of 24 to 64 bytes, or any other text of at least 16 characters`;

/** What is wrong with a secret, if anything. Never says the secret. */
export function secretFault(secret: string): string | undefined {
  if (!secret.startsWith(PREFIX)) return secret.length >= 16 ? undefined : `expected ${SECRET_EXPECTED}`;
  const encoded = secret.slice(PREFIX.length);
  const { length } = signingKey(secret);
  return BASE64.test(encoded) && length >= 24 && length <= 64 ? undefined : `expected ${SECRET_EXPECTED}`;
}
