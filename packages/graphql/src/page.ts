import { InputError } from '@watchbill/model';

const DEFAULT_FIRST = 20;
const MOST_FIRST = 500;

export const FIRST_ARG = {
  defaultValue: DEFAULT_FIRST,
  description: `How many at most, 1 to ${MOST_FIRST}; code BAD_USER_INPUT beyond.`,
} as const;

export const AFTER_ARG = {
  description: 'Start after the item with this cursor: `pageInfo.endCursor` of the page before.',
} as const;

/** How many items `first` asks for. @throws InputError beyond 1 to 500. */
export function readFirst(first: number | null | undefined): number {
  const wanted = first ?? DEFAULT_FIRST;
  if (wanted >= 1 && wanted <= MOST_FIRST) return wanted;
  throw new InputError(`first '${wanted}': expected 1 to ${MOST_FIRST}; page through more with 'after'`);
}

export interface Rows<T> {
  readonly rows: readonly T[];
  readonly hasNextPage: boolean;
}

/** What was asked for of rows of which one more was read, to see whether more follow. */
export function cutRows<T>(rows: readonly T[], first: number): Rows<T> {
  return { rows: rows.slice(0, first), hasNextPage: rows.length > first };
}

/** A Relay connection. A count that costs a statement is counted only when asked for. */
export function toConnection<T>(
  { rows, hasNextPage }: Rows<T>,
  after: string | null | undefined,
  cursorOf: (row: T) => string,
  totalCount: number | (() => Promise<number>),
) {
  const edges = rows.map((node) => ({ cursor: cursorOf(node), node }));
  return {
    edges,
    totalCount,
    pageInfo: {
      hasNextPage,
      hasPreviousPage: Boolean(after),
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
