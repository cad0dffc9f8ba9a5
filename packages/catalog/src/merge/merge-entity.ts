import { ANNOTATION, DEFAULT_NAMESPACE, type Entity } from '@watchbill/model';
import type { MergedClaim } from '../claims/read-co-claims.ts';
import { type EntityRecord, toRecord } from '../entities/entity-record.ts';
import { printPath } from '../history/difference-path.ts';
import { type FieldConflict, mergeClaims, type Statement } from './merge-claims.ts';
import { byPrecedence } from './precedence.ts';

export interface MergedEntity {
  readonly record: EntityRecord;
  readonly conflicts: readonly FieldConflict[];
}

/**
 * What an entity's claims come to together. Its place is that of the claim that counts most; its folders are those of the
 * claim whose relative path it gives, a script or a runbook.
 * @param claims at least one, in any order
 * @param ref what it is called, as one of the claims has it at least: those under an old ref have no say in its name
 */
export function mergeEntity(claims: readonly MergedClaim[], ref: string): MergedEntity {
  const ordered = claims.toSorted(byPrecedence);
  const [leading] = ordered;
  if (!leading) throw new Error(`${ref}: expected at least one claim to merge`);
  const orphan = claims.every(({ told }) => !told);
  if (ordered.length === 1 && leading.ref === ref) {
    return { record: toRecord(leading.document, { ...leading, orphan }), conflicts: [] };
  }
  const claimOf = new Map(ordered.map((claim) => [statementOf(claim, ref), claim]));
  const { document, conflicts, fields } = mergeClaims([...claimOf.keys()]);
  const giver = PATHS_IN_FOLDER.map((path) => fields.get(path)?.by).find((by) => by !== undefined);
  const { directory, root } = (giver && claimOf.get(giver)) ?? leading;
  const { sourceId, location } = leading;
  return { record: toRecord(document, { sourceId, location, directory, root, orphan }), conflicts };
}

/** Fields that hold a path relative to their descriptor. */
const PATHS_IN_FOLDER = [
  printPath(['spec', 'script']),
  printPath(['metadata', 'annotations', ANNOTATION.runbook]),
];

type Told = Pick<MergedClaim, 'sourceId' | 'location' | 'document' | 'ref'>;

/** What a claim says of an entity: one under an old ref says nothing of its name. */
export function statementOf({ sourceId, location, document, ref: toldAs }: Told, ref: string): Statement {
  return { sourceId, location, document: toldAs === ref ? withNamespace(document) : withoutName(document) };
}

/** Written out, so that leaving it away and writing the default are the same. */
function withNamespace(document: Entity): Entity {
  const { namespace = DEFAULT_NAMESPACE } = document.metadata;
  return { ...document, metadata: { ...document.metadata, namespace } };
}

function withoutName({ apiVersion: _version, kind: _kind, metadata, ...rest }: Entity): Partial<Entity> {
  const { name: _name, namespace: _namespace, ...said } = metadata;
  return { ...rest, metadata: said as Entity['metadata'] };
}
