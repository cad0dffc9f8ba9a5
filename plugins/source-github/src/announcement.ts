import type { Mutation } from '@watchbill/catalog';

/** Stands among the parts for everybody in the organisations. */
export const PEOPLE = 'people';

/** A mutation and the parts that it speaks of: repositories by id, and the people. */
export interface Announcement {
  readonly mutation: Mutation;
  readonly parts: readonly string[];
}

/** Has it made when its turn has come, so that it says what is known then. Nothing is said when it is undefined. */
export type Announce = (make: () => Announcement | undefined) => Promise<void>;
