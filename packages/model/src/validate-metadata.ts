import { ANNOTATION } from './annotations.ts';
import { MALFORMED_CONTACT, malformedContactsOf } from './contact.ts';
import { type EntityFault, type FaultPath, formatPath } from './entity-fault.ts';
import { NAME_RULES } from './entity-name.ts';
import { fault, isMap, validateName, validateText, wrongText } from './validate-text.ts';

/** The envelope's `metadata`, after Backstage's EntityMeta schema and field formats. */
export function validateMetadata(metadata: unknown): readonly EntityFault[] {
  const at: FaultPath = ['metadata'];
  if (!isMap(metadata)) return [fault(at, metadata, 'a map with a name')];
  const { name, namespace, uid, etag, title, description, labels, annotations, tags, links } = metadata;
  return [
    ...validateName([...at, 'name'], name, NAME_RULES.name),
    ...whenGiven(namespace, () => validateName([...at, 'namespace'], namespace, NAME_RULES.namespace)),
    ...whenGiven(uid, () => validateText([...at, 'uid'], uid)),
    ...whenGiven(etag, () => validateText([...at, 'etag'], etag)),
    ...whenGiven(title, () => validateText([...at, 'title'], title)),
    ...whenGiven(description, () => validateDescription([...at, 'description'], description)),
    ...whenGiven(labels, () => validateLabels([...at, 'labels'], labels)),
    ...whenGiven(annotations, () => validateAnnotations([...at, 'annotations'], annotations)),
    ...whenGiven(tags, () =>
      validateItems([...at, 'tags'], tags, 'a list of tags', (path, tag) =>
        validateName(path, tag, NAME_RULES.tag),
      ),
    ),
    ...whenGiven(links, () => validateItems([...at, 'links'], links, 'a list of links', validateLink)),
  ];
}

export function whenGiven(value: unknown, validate: () => readonly EntityFault[]): readonly EntityFault[] {
  return value === undefined ? [] : validate();
}

/** Every list and search that finds the entity carries it along. */
const MOST_DESCRIPTION = 100_000;

function validateDescription(path: FaultPath, description: unknown): readonly EntityFault[] {
  if (typeof description !== 'string') return [wrongText(path, description, 'a text')];
  if (description.length <= MOST_DESCRIPTION) return [];
  const message = `${formatPath(path)} has ${description.length} characters: expected at most ${MOST_DESCRIPTION}; keep long texts in a file and link to it`;
  return [{ level: 'error', message, path }];
}

function validateItems(
  path: FaultPath,
  value: unknown,
  expected: string,
  validate: (path: FaultPath, item: unknown) => readonly EntityFault[],
): readonly EntityFault[] {
  if (!Array.isArray(value)) return [fault(path, value, expected)];
  return value.flatMap((item, index) => validate([...path, index], item));
}

function validateLabels(path: FaultPath, labels: unknown): readonly EntityFault[] {
  if (!isMap(labels)) return [fault(path, labels, 'a map of texts')];
  return Object.entries(labels).flatMap(([key, value]) => [
    ...validateName([...path, key], key, NAME_RULES.labelKey),
    ...validateName([...path, key], value, NAME_RULES.labelValue),
  ]);
}

function validateAnnotations(path: FaultPath, annotations: unknown): readonly EntityFault[] {
  if (!isMap(annotations)) return [fault(path, annotations, 'a map of texts')];
  return Object.entries(annotations).flatMap(([key, value]) => {
    const place = [...path, key];
    if (typeof value !== 'string') return [wrongText(place, value, 'a text')];
    const wrong = key === ANNOTATION.notify ? malformedContactsOf(value) : [];
    return [
      ...validateName(place, key, NAME_RULES.labelKey),
      ...wrong.map((entry): EntityFault => ({ ...fault(place, entry, MALFORMED_CONTACT), level: 'warning' })),
    ];
  });
}

function validateLink(path: FaultPath, link: unknown): readonly EntityFault[] {
  if (!isMap(link))
    return [fault(path, link, "a map with a url, e.g. { url: 'https://wiki.acme.org/cart' }")];
  const { url, title, icon, type } = link;
  return [
    ...(typeof url === 'string' && URL.canParse(url)
      ? []
      : [fault([...path, 'url'], url, "a URL, e.g. 'https://wiki.acme.org/cart'")]),
    ...whenGiven(title, () => validateShown([...path, 'title'], title)),
    ...whenGiven(icon, () => validateShown([...path, 'icon'], icon)),
    ...whenGiven(type, () => validateText([...path, 'type'], type)),
  ];
}

function validateShown(path: FaultPath, value: unknown): readonly EntityFault[] {
  return validateText(path, typeof value === 'string' ? value.trim() : value);
}
