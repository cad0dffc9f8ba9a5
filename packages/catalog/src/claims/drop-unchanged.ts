import { isDeepStrictEqual } from 'node:util';
import { sql, type Transaction } from '@watchbill/database';
import type { WrittenEntity } from '../entities/insert-entities.ts';
import { toStorableJson } from '../entities/storable-json.ts';

interface Stored {
  readonly id: string;
  readonly ref: string;
  readonly document: unknown;
  readonly source_id: string;
  readonly location: string;
  readonly directory: string | null;
  readonly root: string | null;
}

/** Those that differ from what is stored; only the ids in `compared` are looked at. */
export async function dropUnchanged(
  tx: Transaction,
  entities: readonly WrittenEntity[],
  compared: ReadonlySet<string>,
): Promise<readonly WrittenEntity[]> {
  if (compared.size === 0) return entities;
  const rows = await tx.$queryRaw<Stored[]>(sql`
    select id, ref, document, source_id, location, directory, root from entity where id = any(${[...compared]}::uuid[])`);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return entities.filter((entity) => {
    const stored = byId.get(entity.id);
    return !stored || !isSame(entity, stored);
  });
}

function isSame(entity: WrittenEntity, stored: Stored): boolean {
  return (
    entity.ref === stored.ref &&
    entity.source_id === stored.source_id &&
    entity.location === stored.location &&
    entity.directory === stored.directory &&
    entity.root === stored.root &&
    isDeepStrictEqual(JSON.parse(toStorableJson(entity.document)), stored.document)
  );
}
