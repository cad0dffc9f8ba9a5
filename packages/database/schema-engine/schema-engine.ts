/**
 * Prisma's schema engine as WebAssembly, for development and tests: the command line's own engine is a download
 * that a closed network refuses. Nothing of this is loaded by the server.
 *
 * It leans on insides of adapter-pg 7.10, so versions are pinned and `migrate.test.ts` holds it to its word:
 * - adapter-pg does not know PostgreSQL's internal type "char" (oid 18), which the engine's look at the catalogue returns;
 * - its `executeScript` splits at every semicolon, which breaks function bodies and is not atomic;
 * - a shadow database must be reached by separate fields: with a connection string it would be the real one.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import type { PoolConfig } from 'pg';

const OID_CHAR = 18;
const OID_TEXT = 25;

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>;
interface AdapterInside {
  performIO(query: object): Promise<{ fields: { dataTypeID: number }[] }>;
  queryRaw(query: object): Promise<{ columnTypes: number[] }>;
  executeScript(sql: string): Promise<void>;
  onError(error: unknown): never;
  client: { query(sql: string): Promise<unknown> };
}

function mend(adapter: Adapter): Adapter {
  const inside = adapter as unknown as AdapterInside;
  const performIO = inside.performIO.bind(inside);
  const queryRaw = inside.queryRaw.bind(inside);
  const charColumns = new WeakMap<object, number[]>();
  inside.performIO = async (query) => {
    const result = await performIO(query);
    const columns = result.fields.flatMap((field, index) => (field.dataTypeID === OID_CHAR ? [index] : []));
    for (const index of columns) (result.fields[index] as { dataTypeID: number }).dataTypeID = OID_TEXT;
    charColumns.set(query, columns);
    return result;
  };
  inside.queryRaw = async (query) => {
    const result = await queryRaw(query);
    for (const index of charColumns.get(query) ?? []) result.columnTypes[index] = ColumnTypeEnum.Character;
    return result;
  };
  inside.executeScript = async (sql) => {
    try {
      await inside.client.query(sql);
    } catch (error) {
      inside.onError(error);
    }
  };
  return adapter;
}

class MigrationAdapter extends PrismaPg {
  override async connect(): Promise<Adapter> {
    return mend(await super.connect());
  }
}

/** The part of the global that we use; which types it has depends on who compiles this file. */
const { WebAssembly: assembly } = globalThis as unknown as {
  WebAssembly: {
    instantiate(
      code: Uint8Array,
      imports: object,
    ): Promise<{ instance: { exports: { __wbindgen_start(): void } } }>;
  };
};

interface Engine {
  diff(params: object): Promise<{ exitCode: number; stdout: string | null }>;
  applyMigrations(params: object): Promise<{ appliedMigrationNames: string[] }>;
}

/** Starts the engine for the schema text; `connection` is what `diff` and `applyMigrations` look at. */
export async function startSchemaEngine(schema: string, connection: PoolConfig): Promise<Engine> {
  (globalThis as Record<string, unknown>).PRISMA_WASM_PANIC_REGISTRY = {
    set_message: (message: string) => process.stderr.write(`${message}\n`),
  };
  const folder = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'));
  const wasm = readFileSync(join(folder, 'schema_engine_bg.wasm'));
  const { instance } = await assembly.instantiate(wasm, { './schema_engine_bg.js': bindings });
  const glue = bindings as unknown as {
    __wbg_set_wasm(exports: object): void;
    SchemaEngine: { new: (options: object, log: (line: string) => void, adapter: object) => Promise<Engine> };
  };
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  const adapter = bindMigrationAwareSqlAdapterFactory(new MigrationAdapter(connection) as never);
  return glue.SchemaEngine.new({ datamodels: [['schema.prisma', schema]] }, () => {}, adapter);
}
