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
 * a changed one runs again soon. Runs and health of a removed check go with it.
 */
export async function syncDefinitions(tx: Transaction, now: Date): Promise<SyncedDefinitions> {
  const entities = await tx.entity.findMany({
    where: { kind: { equals: CHECK_KIND, mode: 'insensitive' } },
    select: { document: true, directory: true },
  });
  const wanted = entities.flatMap(({ document, directory }) =>
    toStored(document as unknown as Entity, directory),
  );
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
  const moved = new Set([...changed, ...removed].map(({ ref }) => ref));
  const targets = [
    ...before.filter(({ ref }) => moved.has(ref)).map(({ entity_ref }) => entity_ref),
    ...wanted.filter(({ ref }) => moved.has(ref)).map(({ entityRef }) => entityRef),
  ];
  return {
    changed: changed.map(({ ref }) => ref),
    removed: removed.map(({ ref }) => ref),
    targets: [...new Set(targets)],
  };
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
