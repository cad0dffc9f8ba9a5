import { arrayLiteral, queryDirectly, type Transaction } from '@watchbill/database';
import type { Mutation } from '../source.ts';
import type { ClaimRecord } from './claim-record.ts';

/** What is told beside what is stored, as far as equal hashes tell. */
export interface ComparedClaims {
  /** All but those that are stored just so. */
  readonly differing: readonly ClaimRecord[];
  /** Refs of those that are. */
  readonly same: ReadonlySet<string>;
  /** Every stored claim of the source is among what is told. */
  readonly noneIsMissing: boolean;
}

/** Few enough to be read as they are. */
const FEW = 20;

/**
 * Leaves the comparison to PostgreSQL, so that of what is unchanged nothing but ref and hash travels, and nothing comes back:
 * 50,000 claims in a tenth of a second.
 */
export async function compareClaims(
  tx: Transaction,
  sourceId: string,
  mutation: Mutation,
  told: readonly ClaimRecord[],
): Promise<ComparedClaims> {
  if (told.length < FEW) return { differing: told, same: new Set(), noneIsMissing: false };
  const rows = await queryDirectly<[nr: number, known: boolean]>(tx, DIFFERING, [
    sourceId,
    arrayLiteral(told.map(({ ref }) => ref)),
    arrayLiteral(told.map(({ hash }) => hash)),
  ]);
  const differs = new Set(rows.map(([nr]) => nr));
  const unknown = rows.filter(([, known]) => !known).length;
  const all = mutation.type === 'full' ? await countClaims(tx, sourceId) : -1;
  return {
    // So that they are written in the order of most of their indexes.
    differing: told.filter((_, index) => differs.has(index)).sort((a, b) => (a.ref < b.ref ? -1 : 1)),
    same: new Set(told.filter((_, index) => !differs.has(index)).map(({ ref }) => ref)),
    noneIsMissing: told.length - unknown === all,
  };
}

const DIFFERING = `
  select (told.nr - 1)::int, c.ref is not null
  from unnest($2::text[], $3::text[]) with ordinality as told (ref, hash, nr)
  left join claim c on c.source_id = $1 and c.ref = told.ref
  where c.ref is null or c.hash <> decode(told.hash, 'hex') or c.absent_since is not null or c.kept_by is not null`;

async function countClaims(tx: Transaction, sourceId: string): Promise<number> {
  const text = 'select count(*)::int from claim where source_id = $1';
  const [row] = await queryDirectly<[count: number]>(tx, text, [sourceId]);
  return row?.[0] ?? 0;
}
