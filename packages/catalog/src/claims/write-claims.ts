import { type CopyValue, copyRows, sql, type Transaction } from '@watchbill/database';
import { inBatches } from '../entities/batches.ts';
import { toStorableJson } from '../entities/storable-json.ts';
import type { ClaimRecord } from './claim-record.ts';

/** A claim to be written: as told, and whether it has to hold its document itself. */
export interface PutClaim {
  readonly entityId: string;
  readonly record: ClaimRecord;
  readonly holdsDocument: boolean;
  /** When the source first told it, for one that comes back or has another name; now when absent. */
  readonly firstSeenAt?: Date | undefined;
  /** Who keeps it, for one that its source does not tell. */
  readonly keptBy?: string | undefined;
}

const COLUMNS = {
  source_id: 'text',
  ref: 'text',
  entity_id: 'uuid',
  location: 'text',
  identity: 'text',
  hash: 'bytea',
  inferred: 'boolean',
  document: 'jsonb',
  directory: 'text',
  root: 'text',
  owners: 'jsonb',
} as const;

/** Writes claims of one source that nothing was stored of. */
export async function insertClaims(
  tx: Transaction,
  sourceId: string,
  claims: readonly PutClaim[],
): Promise<void> {
  await copyRows(
    tx,
    'claim',
    COLUMNS,
    claims.values().map((claim) => [sourceId, ...toValues(claim)]),
  );
}

function toValues({ entityId, record, holdsDocument }: PutClaim): readonly CopyValue[] {
  const { ref, location, identity, hash, inferred, document, directory, root, owners } = record;
  const held = holdsDocument ? [toStorableJson(document), directory, root] : [null, null, null];
  return [ref, entityId, location, identity, hash, inferred, ...held, owners && toStorableJson(owners)];
}

/** Writes claims of one source, new ones and those that say something else than before. They are told now, unless kept by hand. */
export async function writeClaims(
  tx: Transaction,
  sourceId: string,
  claims: readonly PutClaim[],
): Promise<void> {
  await inBatches(claims.map(toRow), async (batch) => {
    await tx.$executeRaw(sql`
      insert into claim (source_id, ref, entity_id, location, identity, hash, inferred, document, directory, root, owners,
        first_seen_at, kept_by)
      select ${sourceId}, ref, entity_id, location, identity, decode(hash, 'hex'), coalesce(inferred, false), document,
        directory, root, owners, coalesce(first_seen_at, now()), kept_by
      from jsonb_to_recordset(${batch}::jsonb) as n (ref text, entity_id uuid, location text, identity text, hash text,
        inferred boolean, document jsonb, directory text, root text, owners jsonb, first_seen_at timestamptz, kept_by text)
      on conflict (source_id, ref) do update set entity_id = excluded.entity_id, location = excluded.location,
        identity = excluded.identity, hash = excluded.hash, inferred = excluded.inferred, document = excluded.document,
        directory = excluded.directory, root = excluded.root, owners = excluded.owners, changed_at = now(),
        absent_since = null, kept_by = excluded.kept_by`);
  });
}

/** Absent keys become null: most claims have nothing but a place and a hash. */
function toRow({ entityId, record, holdsDocument, firstSeenAt, keptBy }: PutClaim): object {
  const { ref, location, identity, hash, inferred, document, directory, root, owners } = record;
  return {
    ref,
    entity_id: entityId,
    location,
    hash,
    ...(identity === null ? {} : { identity }),
    ...(inferred ? { inferred } : {}),
    ...(owners ? { owners } : {}),
    ...(firstSeenAt ? { first_seen_at: firstSeenAt } : {}),
    ...(keptBy === undefined ? {} : { kept_by: keptBy }),
    ...(holdsDocument ? { document, directory, root } : {}),
  };
}
