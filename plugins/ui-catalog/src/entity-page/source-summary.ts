import type { FieldInfo, SaidInfo } from '../queries/get-provenance.ts';

/** One source's part in an entity. */
export interface SourceSummary {
  readonly source: string;
  readonly location: string;
  readonly inferred: boolean;
  readonly told: boolean;
  /** Of its oldest word that still stands. */
  readonly since: string;
  readonly lastSeenAt: string | null;
  /** How many fields it says that count. */
  readonly counting: number;
}

/** The sources of an entity, those first whose word counts most often. */
export function summarizeSources(fields: readonly FieldInfo[]): readonly SourceSummary[] {
  const found = new Map<string, SourceSummary>();
  const add = (said: SaidInfo, counts: boolean) => {
    const { source, location, inferred, told, firstSeenAt, lastSeenAt } = said;
    const before = found.get(source);
    found.set(source, {
      source,
      location,
      inferred,
      told,
      since: before && before.since < firstSeenAt ? before.since : firstSeenAt,
      lastSeenAt,
      counting: (before?.counting ?? 0) + (counts ? 1 : 0),
    });
  };
  for (const { counts, others } of fields) {
    add(counts, true);
    for (const other of others) add(other, false);
  }
  return [...found.values()].sort((a, b) => b.counting - a.counting || (a.source < b.source ? -1 : 1));
}

/** The fields that sources say differently. */
export function disputedFields(fields: readonly FieldInfo[]): readonly FieldInfo[] {
  return fields
    .map((field) => ({ ...field, others: field.others.filter((other) => !isSame(other, field.counts)) }))
    .filter(({ others }) => others.length > 0);
}

function isSame(a: SaidInfo, b: SaidInfo): boolean {
  return JSON.stringify(a.value) === JSON.stringify(b.value);
}
