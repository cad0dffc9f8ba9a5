import { type Database, sql } from '@watchbill/database';
import type { Entity } from '@watchbill/model';
import { entityTerms } from './entity-terms.ts';
import { wordsOfEntity } from './entity-words.ts';
import { writeWords } from './write-words.ts';

interface Row {
  readonly id: string;
  readonly document: Entity;
  readonly owner_ref: string | null;
}

const AT_ONCE = 1000;

/**
 * Computes the terms of entities that have none, as after a migration that has cleared them: filters and search would
 * not find these. Returns how many. Several processes may do it at once.
 */
export async function fillTerms(db: Database): Promise<number> {
  for (let filled = 0; ; ) {
    const count = await db.transact(async (tx) => {
      const rows = await tx.$queryRaw<Row[]>(sql`
        select id, document, owner_ref from entity where terms is null limit ${AT_ONCE} for update skip locked`);
      if (rows.length === 0) return 0;
      const words = new Set<string>();
      const terms = rows.map(({ document, owner_ref }) => {
        const placed = wordsOfEntity(document, owner_ref);
        for (const { word } of placed) words.add(word);
        return `{${entityTerms(document, placed)}}`;
      });
      await tx.$executeRaw(sql`
        update entity e set terms = n.terms::bigint[]
        from unnest(${rows.map(({ id }) => id)}::uuid[], ${terms}::text[]) as n(id, terms) where e.id = n.id`);
      await writeWords(tx, words);
      return rows.length;
    });
    if (count === 0) return filled;
    filled += count;
  }
}
