import type { Database } from '@watchbill/database';

export interface CountedDatabase extends Database {
  /** Statements read so far outside transactions. */
  statements(): number;
}

/** The same database, which counts what is read. A call of a model's method or of raw SQL is one statement: none here joins models. */
export function countStatements(db: Database): CountedDatabase {
  let count = 0;
  const counting = (target: object): object =>
    new Proxy(target, {
      get: (owner, name) => {
        const member: unknown = Reflect.get(owner, name);
        if (typeof member === 'function') {
          return (...args: unknown[]) => {
            count += 1;
            return member.apply(owner, args);
          };
        }
        return typeof member === 'object' && member !== null ? counting(member) : member;
      },
    });
  return {
    ...db,
    read: counting(db.read) as Database['read'],
    statements: () => count,
  };
}
