import pg from 'pg';
import { vi } from 'vitest';

/** Runs the work and counts what is sent to PostgreSQL meanwhile, the beginning and the end of transactions included. */
export async function countStatements<T>(
  work: () => Promise<T>,
): Promise<{ readonly statements: number; readonly result: T }> {
  const sent = vi.spyOn(pg.Client.prototype, 'query');
  try {
    const result = await work();
    return { statements: sent.mock.calls.length, result };
  } finally {
    sent.mockRestore();
  }
}
