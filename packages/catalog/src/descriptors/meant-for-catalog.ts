const OURS = /(^|\.)(backstage\.io|watchbill\.dev)$/;

/**
 * The documents of a file found in a folder that are meant for the catalog, among the manifests, compose files and
 * settings that folders hold besides. Kinds of Backstage and of ours always are. One of another maker may as well be a
 * custom resource of a cluster; it is meant when it has an owner, or stands in one file with a kind of ours.
 */
export function meantForCatalog<T extends { readonly value: unknown }>(
  documents: readonly T[],
): readonly T[] {
  const candidates = documents.filter(({ value }) => isEntityLike(value) && !isSkeleton(value));
  const amongOurs = candidates.some(({ value }) => isOurs(value));
  return candidates.filter(({ value }) => amongOurs || hasOwner(value));
}

/** The same of a text that cannot be read as YAML. A text with template marks is one of those that YAML never reads. */
export function looksMeantForCatalog(text: string): boolean {
  const groups = [...text.matchAll(/^["']?apiVersion["']?\s*:\s*["']?([^\s"'/]+)\//gm)].map(
    ([, group]) => group,
  );
  return groups.some((group) => OURS.test(group ?? '')) && !hasTemplateMarks(text);
}

/** What a template engine turns into a descriptor later. */
export function hasTemplateMarks(text: string): boolean {
  return /\{[{%]/.test(text);
}

/** A descriptor that a scaffolder has yet to fill in: its name is not known. */
export function isSkeleton(value: unknown): boolean {
  const { apiVersion, kind, metadata } = asMap(value);
  return [apiVersion, kind, asMap(metadata).name].some(
    (text) => typeof text === 'string' && hasTemplateMarks(text),
  );
}

function isEntityLike(value: unknown): boolean {
  const { apiVersion, kind } = asMap(value);
  return (
    isOurs(value) || (typeof apiVersion === 'string' && typeof kind === 'string' && apiVersion.includes('/'))
  );
}

function isOurs(value: unknown): boolean {
  const { apiVersion } = asMap(value);
  return typeof apiVersion === 'string' && OURS.test(apiVersion.split('/')[0] ?? '');
}

function hasOwner(value: unknown): boolean {
  return isOurs(value) || typeof asMap(asMap(value).spec).owner === 'string';
}

function asMap(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
