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
  const hosts = hostsOf(readable).map((host) => told(host, marked === self ? self : marked, self));
  const found = new Map<string, Identifier>();
  for (const identifier of [...own.map((stated) => told(stated, self, self)), ...hosts]) {
    const { type, value, ref } = identifier;
    const key = `${type} ${ref} ${value}`;
    const fits = value !== '' && value.length <= MAX_IDENTIFIER && !found.has(key);
    if (fits && found.size < MOST) found.set(key, identifier);
  }
  return [...found.values()];
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
  const { annotations = {}, links } = entity.metadata;
  const isReadable = (text: unknown): text is string =>
    typeof text === 'string' && text.length <= LONGEST_TEXT;
  return {
    ...entity,
    metadata: {
      ...entity.metadata,
      annotations: Object.fromEntries(Object.entries(annotations).filter(([, value]) => isReadable(value))),
      links: Array.isArray(links) ? links.filter((link) => isReadable(link?.url)) : [],
    },
  };
}
