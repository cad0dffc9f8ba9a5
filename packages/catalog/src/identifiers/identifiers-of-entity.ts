import { CHECK_KIND, type Entity, entityRefOf, relationsOfEntity } from '@watchbill/model';
import { annotationsOf } from './annotation-identifier.ts';
import { contactsAsIdentifiers } from './contact-identifier.ts';
import { hostsOf } from './host-identifier.ts';
import { type Identifier, MAX_IDENTIFIER, type StatedIdentifier } from './identifier.ts';
import { imagesOf } from './image-identifier.ts';
import { namesOf } from './name-identifier.ts';
import { repositoriesOf } from './repository-identifier.ts';
import { workloadsOf } from './workload-identifier.ts';

/** An annotation that lists can be longer than what it lists; a whole document in one is none of ours. */
const LONGEST_TEXT = 5_000;
/** More than any real thing has; without a bound a single descriptor could fill the index. */
const MOST = 200;

/** Everything that people may call an entity by, each once. `title` is as the catalog shows it. */
export function identifiersOfEntity(entity: Entity, title: string | null): readonly Identifier[] {
  const self = entityRefOf(entity);
  if (entity.kind.toLowerCase() === 'location') return [];
  const readable = withReadableTexts(entity);
  const own = [
    ...namesOf(entity.metadata.name, title),
    ...repositoriesOf(readable),
    ...workloadsOf(readable),
    ...imagesOf(readable),
    ...contactsAsIdentifiers(readable),
    ...annotationsOf(readable),
  ];
  const marked = markedBy(readable) ?? self;
  const found: Identifier[] = [];
  const add = (stated: StatedIdentifier, ref: string) => {
    const { type, value } = stated;
    if (value === '' || value.length > MAX_IDENTIFIER || found.length === MOST) return;
    // An entity has a handful: no key is as fast as to compare them.
    if (found.some((one) => one.value === value && one.type === type && one.ref === ref)) return;
    found.push(told(stated, ref, self));
  };
  for (const stated of own) add(stated, self);
  for (const host of hostsOf(readable)) add(host, marked);
  return found;
}

/** Where a check looks is where the entity that it marks answers. */
function markedBy(entity: Entity): string | undefined {
  if (entity.kind.toLowerCase() !== CHECK_KIND.toLowerCase()) return undefined;
  return relationsOfEntity(entity).find(({ type }) => type === 'checks')?.target;
}

function told({ type, value, origin }: StatedIdentifier, ref: string, self: string): Identifier {
  return { type, value, ref, origin: ref === self ? origin : `${origin} of ${self}` };
}

/** Sources give what they found: what is no text, or endless, is nothing that anybody holds. */
function withReadableTexts(entity: Entity): Entity {
  const { annotations = {}, links = [] } = entity.metadata;
  const isList = Array.isArray(links);
  // Asked of every entity that is written, and nearly always so.
  if (
    isList &&
    links.every((link) => isReadable(link?.url)) &&
    Object.values(annotations).every(isReadable)
  ) {
    return entity;
  }
  return {
    ...entity,
    metadata: {
      ...entity.metadata,
      annotations: Object.fromEntries(Object.entries(annotations).filter(([, value]) => isReadable(value))),
      links: isList ? links.filter((link) => isReadable(link?.url)) : [],
    },
  };
}

function isReadable(text: unknown): text is string {
  return typeof text === 'string' && text.length <= LONGEST_TEXT;
}
