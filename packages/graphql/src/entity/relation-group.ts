import type { RelationGroupOptions } from '@watchbill/catalog';
import { InputError, RELATION_INVERSES, type RelationName } from '@watchbill/model';
import { builder } from '../builder.ts';
import type { GraphqlContext } from '../context.ts';
import type { EntityThen } from '../node-refs.ts';
import { readFirst } from '../page.ts';
import { isPast, type RelationThen, relationsThen } from './entity-then.ts';
import { loadRelationGroups } from './load-neighbours.ts';
import { RelationNode } from './relation.ts';

interface GroupThen {
  readonly type: RelationName;
  readonly totalCount: number;
  readonly relations: readonly RelationThen[];
}

export const RelationGroupNode = builder.objectRef<GroupThen>('RelationGroup').implement({
  description: 'The relations of one type that an entity has: how many, and a part of them.',
  fields: (t) => ({
    type: t.exposeString('type', { description: 'As in `Relation.type`.' }),
    totalCount: t.exposeInt('totalCount', { description: 'How many there are.' }),
    relations: t.field({
      type: [RelationNode],
      description:
        'As many as were asked for: those in trouble first, then by title or name; last what does not exist.',
      resolve: ({ relations }) => relations,
    }),
  }),
});

export interface RelationGroupArgs {
  readonly types?: readonly string[] | null | undefined;
  readonly first?: number | null | undefined;
  readonly skip?: number | null | undefined;
}

/** @throws InputError for a type that there is not, or numbers out of bounds. */
export async function relationGroupsThen(
  context: GraphqlContext,
  entity: EntityThen,
  args: RelationGroupArgs,
): Promise<readonly GroupThen[]> {
  const options = readArgs(args);
  if (!isPast(entity)) return loadRelationGroups(context, entity.ref, options);
  const { types, first, skip = 0 } = options;
  const groups = Map.groupBy(await relationsThen(context, entity), ({ type }) => type);
  return [...groups]
    .filter(([type]) => types === undefined || types.includes(type))
    .map(([type, all]) => ({ type, totalCount: all.length, relations: all.slice(skip, skip + first) }));
}

const NAMES = Object.entries(RELATION_INVERSES).flat() as readonly RelationName[];

function readArgs({ types, first, skip }: RelationGroupArgs): RelationGroupOptions {
  const known = types?.map((type) => {
    const name = NAMES.find((one) => one === type);
    if (name) return name;
    throw new InputError(`types '${type}': expected some of ${NAMES.join(', ')}`);
  });
  if ((skip ?? 0) < 0) throw new InputError(`skip '${skip}': expected 0 or more`);
  return { first: readFirst(first), skip: skip ?? 0, ...(known && { types: known }) };
}
