import type { Transaction } from '@watchbill/database';
import { isMap } from '../history/json-map.ts';
import { type MergedField, mergeClaims } from '../merge/merge-claims.ts';
import { statementOf } from '../merge/merge-entity.ts';
import { byPrecedence } from '../merge/precedence.ts';
import { type LastChanged, readFieldChanges } from './field-changes.ts';
import { readClaims, type StandingClaim } from './read-claims.ts';

/** A value of a field, and who says so. */
export interface SaidValue {
  readonly value: unknown;
  readonly sourceId: string;
  readonly location: string;
  readonly inferred: boolean;
  /** Since when this source says so, as far as that is known. */
  readonly firstSeenAt: Date;
  /** When it last said so; null for what is kept by hand. */
  readonly lastSeenAt: Date | null;
  /** It says so now. */
  readonly told: boolean;
}

/** A field of an entity: what counts, and what other sources say of it, the same or not. */
export interface FieldProvenance extends SaidValue {
  /** E.g. `spec.owner`, `metadata.annotations['acme.org/tier']`. */
  readonly path: string;
  readonly others: readonly SaidValue[];
}

/** Who says what of these entities, field by field in the order of the document, by the ref that was asked for. */
export async function provenanceOf(
  tx: Transaction,
  refs: readonly string[],
): Promise<ReadonlyMap<string, readonly FieldProvenance[]>> {
  if (refs.length === 0) return new Map();
  const claims = await readClaims(tx, refs);
  const lastChanged = await readFieldChanges(tx, [...new Set(claims.map(({ entityId }) => entityId))]);
  const groups = Map.groupBy(claims, ({ asked }) => asked);
  return new Map([...groups].map(([asked, group]) => [asked, fieldsOf(group, lastChanged)]));
}

function fieldsOf(claims: readonly StandingClaim[], lastChanged: LastChanged): readonly FieldProvenance[] {
  const ordered = claims.toSorted(byPrecedence);
  const claimOf = new Map(ordered.map((claim) => [statementOf(claim, claim.entityRef), claim]));
  const { fields } = mergeClaims([...claimOf.keys()]);
  return [...fields].flatMap(([path, field]) => {
    const winner = claimOf.get(field.by);
    if (!winner) return [];
    return [
      {
        path,
        ...said(winner, field.value, sinceOf(winner, field, lastChanged)),
        others: othersOf(claimOf, field),
      },
    ];
  });
}

/** What counts is in the history; before that it was there from the start. */
function sinceOf(claim: StandingClaim, { keys }: MergedField, lastChanged: LastChanged): Date {
  const changed = lastChanged(claim.entityId, keys);
  return changed && changed > claim.firstSeenAt ? changed : claim.firstSeenAt;
}

function othersOf(claimOf: ReadonlyMap<MergedField['by'], StandingClaim>, { by, keys }: MergedField) {
  return [...claimOf].flatMap(([statement, claim]) => {
    const value = statement === by ? undefined : valueAt(statement.document, keys);
    return value === undefined || value === null ? [] : [said(claim, value, claim.changedAt)];
  });
}

function said(claim: StandingClaim, value: unknown, firstSeenAt: Date): SaidValue {
  const { sourceId, location, inferred, lastSeenAt, absentSince, keptBy } = claim;
  const told = absentSince === null && keptBy === null;
  return { value, sourceId, location, inferred, firstSeenAt, lastSeenAt, told };
}

function valueAt(document: object, keys: readonly string[]): unknown {
  return keys.reduce<unknown>(
    (value, key) => (isMap(value) && Object.hasOwn(value, key) ? value[key] : undefined),
    document,
  );
}
