import { expect, test } from 'vitest';
import { secretFault, signingKey } from './webhook-secret.ts';

const base64 = (bytes: number) => Buffer.alloc(bytes, 7).toString('base64');

test.each([
  ['24 bytes in base64', `whsec_${base64(24)}`, true],
  ['64 bytes in base64', `whsec_${base64(64)}`, true],
  ['23 bytes in base64', `whsec_${base64(23)}`, false],
  ['65 bytes in base64', `whsec_${base64(65)}`, false],
  ['not base64', `whsec_${'!'.repeat(32)}`, false],
  ['base64 without its padding', `whsec_${base64(25).replace(/=+$/, '')}`, false],
  ['16 characters', 'x'.repeat(16), true],
  ['15 characters', 'x'.repeat(15), false],
])('%s', (_why, secret, good) => {
  const fault = secretFault(secret);
  expect(fault === undefined).toBe(good);
  expect(fault ?? '').not.toContain(secret);
});

test('a text is the key itself, in UTF-8; after whsec_ comes base64', () => {
  expect(Buffer.from(signingKey('schlüssel-für-alle')).toString('utf8')).toBe('schlüssel-für-alle');
  expect(Buffer.from(signingKey(`whsec_${base64(24)}`))).toEqual(Buffer.alloc(24, 7));
});
