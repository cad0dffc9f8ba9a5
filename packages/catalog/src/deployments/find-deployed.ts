import type { Transaction } from '@watchbill/database';
import { findEntities } from '../entities/find-entities.ts';
import { findIdentified } from '../who/who-identified.ts';
import type { ToldDeployment } from './deployment.ts';

/** Less sure than this is a guess, and a deployment at the wrong entry is worse than none. */
const LEAST_CONFIDENCE = 0.8;

/** Ids of the entities that deployments are of, by the id of the deployment; those that nothing is known of are absent. */
export async function findDeployed(
  tx: Transaction,
  told: readonly Pick<ToldDeployment, 'id' | 'subjects'>[],
): Promise<ReadonlyMap<string, string>> {
  const refs = new Map<string, string | undefined>();
  for (const subject of new Set(told.flatMap(({ subjects }) => subjects)))
    refs.set(subject, await findOne(tx, subject));
  const entities = await findEntities(
    tx,
    [...refs.values()].filter((ref) => ref !== undefined),
  );
  return new Map(
    told.flatMap(({ id, subjects }) => {
      const ref = subjects.map((subject) => refs.get(subject)).find((found) => found !== undefined);
      const entity = ref === undefined ? undefined : entities.get(ref);
      return entity ? [[id, entity.id] as const] : [];
    }),
  );
}

async function findOne(tx: Transaction, subject: string): Promise<string | undefined> {
  const { found } = await findIdentified(tx, subject);
  const [first, second] = found.filter(({ isContact }) => !isContact);
  if (!first || first.confidence < LEAST_CONFIDENCE) return undefined;
  return second && second.confidence === first.confidence && second.kind === first.kind
    ? undefined
    : first.ref;
}
