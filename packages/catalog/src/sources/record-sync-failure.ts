import { sql, type Transaction } from '@watchbill/database';
import { storableText } from '../entities/storable-json.ts';

const MAX_LENGTH = 4000;

/** Notes why a source that has been started could not be read. What it said before stays. */
export async function recordSyncFailure(tx: Transaction, sourceId: string, error: unknown): Promise<void> {
  const message = storableText((error instanceof Error ? error.message : String(error)).slice(0, MAX_LENGTH));
  await tx.$executeRaw(
    sql`update source set state = 'FAILED', last_error = ${message} where id = ${sourceId}`,
  );
}
