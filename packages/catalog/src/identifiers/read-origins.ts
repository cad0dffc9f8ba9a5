import type { Transaction } from '@watchbill/database';
import { findEntities } from '../entities/find-entities.ts';
import type { FoundIdentifier } from './find-identifiers.ts';
import { identifiersOfEntity } from './identifiers-of-entity.ts';
import type { LookUp } from './interpretation.ts';

/** Where it is said that an identifier means an entity, read off the descriptor that says it. */
export interface AskedOrigin {
  readonly lookUp: LookUp;
  readonly found: Pick<FoundIdentifier, 'ref' | 'statedBy' | 'workload'>;
}

/** Of each, in words, e.g. `annotation github.com/project-slug`; empty for names, which say it themselves. */
export async function readOrigins(
  tx: Transaction,
  asked: readonly AskedOrigin[],
): Promise<readonly string[]> {
  const refs = asked.filter(({ lookUp }) => !isName(lookUp)).map(({ found }) => found.statedBy);
  const entities = await findEntities(tx, [...new Set(refs)]);
  return asked.map(({ lookUp, found }) => {
    const entity = entities.get(found.statedBy);
    if (!entity || isName(lookUp)) return '';
    const origins = identifiersOfEntity(entity.document, entity.title).flatMap(
      ({ type, value, ref, origin }) =>
        type === lookUp.type && value === lookUp.value && ref === found.ref ? [origin] : [],
    );
    return origins.sort()[0] ?? found.workload ?? '';
  });
}

function isName({ type }: LookUp): boolean {
  return type === 'reference' || type === 'name' || type === 'title';
}
