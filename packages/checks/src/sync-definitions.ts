import { resolve } from 'node:path';
import { sql, type Transaction } from '@watchbill/database';
import { CHECK_KIND, type Entity, InputError, parseCheckDefinition } from '@watchbill/model';
import { firstRunAt } from './due-time.ts';
import type { StoredDefinition } from './scheduled-check.ts';

/** The refs of checks that changed; `targets` are the entities that any of them marks or marked. */
export interface SyncedDefinitions {
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  readonly targets: readonly string[];
}

/**
 * Makes the schedule agree with the `kind: Check` entities of the catalog. An unchanged check keeps its times and its lease;
 * a changed one runs again soon. Finished runs of a removed check stay, for it may come back; those that wait or run end with it.
 */
export async function syncDefinitions(tx: Transaction, now: Date): Promise<SyncedDefinitions> {
  const entities = await tx.entity.findMany({
    where: { kind: { equals: CHECK_KIND, mode: 'insensitive' } },
    select: { document: true, directory: true },
  });
  const stated = entities.flatMap(({ document, directory }) =>
    toStored(document as unknown as Entity, directory),
  );
  const wanted = await followRenames(tx, stated);
  const rows = wanted.map((definition) => ({
    ref: definition.ref,
    entity_ref: definition.entityRef,
    definition,
    every_ms: definition.everyMs,
    timeout_ms: definition.timeoutMs,
    paused: definition.paused,
    next_run_at: firstRunAt(definition.ref, definition.everyMs, now),
  }));
  const before = await tx.$queryRaw<{ ref: string; entity_ref: string }[]>(
    sql`select ref, entity_ref from "check"`,
  );
  const changed = await tx.$queryRaw<{ ref: string }[]>(sql`
    insert into "check" as c (ref, entity_ref, definition, every_ms, timeout_ms, paused, next_run_at)
    select ref, entity_ref, definition, every_ms, timeout_ms, paused, next_run_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as d(ref text, entity_ref text, definition jsonb, every_ms int, timeout_ms int, paused boolean, next_run_at timestamptz)
    on conflict (ref) do update set entity_ref = excluded.entity_ref, definition = excluded.definition,
      every_ms = excluded.every_ms, timeout_ms = excluded.timeout_ms, paused = excluded.paused, next_run_at = excluded.next_run_at
    where c.definition is distinct from excluded.definition
    returning c.ref`);
  const refs = wanted.map(({ ref }) => ref);
  const removed = await tx.$queryRaw<{ ref: string }[]>(
    sql`delete from "check" where not (ref = any(${refs})) returning ref`,
  );
  const gone = removed.map(({ ref }) => ref);
  if (gone.length > 0) {
    await tx.$executeRaw(sql`delete from run where check_ref = any(${gone}::text[]) and state <> 'FINISHED'`);
  }
  const moved = new Set([...changed, ...removed].map(({ ref }) => ref));
  const targets = [
    ...before.filter(({ ref }) => moved.has(ref)).map(({ entity_ref }) => entity_ref),
    ...wanted.filter(({ ref }) => moved.has(ref)).map(({ entityRef }) => entityRef),
  ];
  return {
    changed: changed.map(({ ref }) => ref),
    removed: gone,
    targets: [...new Set(targets)],
  };
}

/** A check that still names what it marks by an old name marks the renamed entity. */
async function followRenames(
  tx: Transaction,
  definitions: readonly StoredDefinition[],
): Promise<readonly StoredDefinition[]> {
  const rows = await tx.$queryRaw<{ old: string; ref: string }[]>(sql`
    select a.ref as old, e.ref from alias a join entity e on e.id = a.entity_id`);
  if (rows.length === 0) return definitions;
  const names = new Map(rows.map(({ old, ref }) => [old, ref]));
  return definitions.map((one) => ({ ...one, entityRef: names.get(one.entityRef) ?? one.entityRef }));
}

/** The catalog keeps a check whose spec has faults, as an entity with its faults; only a whole one is scheduled. */
function toStored(entity: Entity, directory: string | null): readonly StoredDefinition[] {
  try {
    const definition = parseCheckDefinition(entity);
    return [{ ...definition, scriptPath: directory === null ? null : resolve(directory, definition.script) }];
  } catch (error) {
    if (error instanceof InputError) return [];
    throw error;
  }
}
