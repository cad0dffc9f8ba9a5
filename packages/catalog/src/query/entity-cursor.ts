import { InputError } from '@watchbill/model';

/** The place of a row in an order: rank first, then name, then ref. */
export interface EntityCursor {
  readonly order: string;
  readonly rank: number;
  readonly name: string;
  readonly ref: string;
}

export function printCursor({ order, rank, name, ref }: EntityCursor): string {
  return Buffer.from(JSON.stringify([order, rank, name, ref])).toString('base64url');
}

/** @throws InputError when the text is no cursor, or one of a list in another order. */
export function parseCursor(text: string, order: string): EntityCursor {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    parts = undefined;
  }
  const [given, rank, name, ref] = Array.isArray(parts) ? (parts as unknown[]) : [];
  if (given !== order || !Number.isInteger(rank) || typeof name !== 'string' || typeof ref !== 'string') {
    throw new InputError(`after '${text}': expected the endCursor of a page of this list in the same order`);
  }
  return { order, rank: rank as number, name, ref };
}
