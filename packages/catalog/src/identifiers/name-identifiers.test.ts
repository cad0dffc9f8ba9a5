import { join } from 'node:path';
import { createDatabase, migrate, openDatabase, readMigrations, sql } from '@watchbill/database';
import { expect, inject, test } from 'vitest';
import { who } from '../who/who.ts';

const MIGRATIONS = readMigrations(join(import.meta.dirname, '../../../../prisma/migrations'));
const before = MIGRATIONS.filter(({ name }) => name < '20261121000000_index_identifiers');
const after = MIGRATIONS.filter(({ name }) => name <= '20261121000100_name_identifiers');

test('after an upgrade entities are found by name and title before their sources have been read again', async () => {
  const admin = inject('postgres').url;
  const name = 'name_identifiers';
  await createDatabase(admin, name);
  const url = admin.replace(/[^/]+$/, name);
  await migrate(url, before);
  const db = openDatabase(url);
  try {
    await db.read.$executeRaw(sql`insert into source (id, type, state) values ('files', 'files', 'FAILED')`);
    await db.read.$executeRaw(sql`
      insert into entity (id, ref, kind, namespace, name, title, tags, document, hash, source_id, location)
      values (gen_random_uuid(), 'component:default/cart', 'Component', 'default', 'Cart', 'Shopping Cart', '{}', '{}', 'old', 'files', 'file:/a'),
        (gen_random_uuid(), 'location:default/cart', 'Location', 'default', 'Cart', null, '{}', '{}', 'old', 'files', 'file:/a')`);
    await migrate(url, after);
    expect(await db.read.$queryRaw(sql`select distinct hash from entity`)).toEqual([{ hash: '' }]);
    await migrate(url, MIGRATIONS);
    for (const text of ['cart', 'shopping cart']) {
      const { candidates } = await who(db.read, text);
      expect(candidates.map(({ entity }) => entity)).toEqual(['component:default/cart']);
    }
  } finally {
    await db.close();
  }
});
