import { hash } from 'node:crypto';
import type { IdentifierType } from './identifier.ts';

/**
 * What the index holds of an identifier: the first 64 bits of a hash, as PostgreSQL prints a bigint. A tenth of the room
 * of the texts themselves; who is found by it says, when asked, what exactly it states.
 */
export function identifierKey(type: IdentifierType | 'reference', value: string): string {
  return BigInt.asIntN(64, BigInt(`0x${hash('sha256', `${type} ${value}`).slice(0, 16)}`)).toString();
}
