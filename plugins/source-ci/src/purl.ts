/** What a package URL names (package-url/purl-spec): `pkg:type/namespace/name@version?qualifiers`. */
export interface Purl {
  /** Texts by which the thing may be known, the most telling first. */
  readonly names: readonly string[];
  readonly version: string | null;
}

const PURL =
  /^pkg:(?<type>[a-z0-9.+-]+)\/(?<path>[^@?#]+)(?:@(?<version>[^?#]+))?(?:\?(?<qualifiers>[^#]*))?/i;

/** Undefined for what is no package URL. */
export function readPurl(text: string): Purl | undefined {
  const parts = PURL.exec(text)?.groups;
  if (!parts?.type || !parts.path) return undefined;
  const path = decode(parts.path).replace(/\/+$/, '');
  const qualifiers = new URLSearchParams(parts.qualifiers ?? '');
  const version = parts.version ? decode(parts.version) : null;
  const name = path.split('/').at(-1) ?? path;
  const type = parts.type.toLowerCase();
  if (type === 'oci' || type === 'docker') {
    const repository = qualifiers
      .get('repository_url')
      ?.replace(/^https?:\/\//, '')
      .replace(/\/+$/, '');
    const image = repository?.endsWith(`/${name}`) ? repository : repository ? `${repository}/${path}` : path;
    const tag = qualifiers.get('tag');
    // The version of an image is its digest; people speak of its tag.
    return { names: [image, name], version: tag ?? version };
  }
  const forge = { github: 'github.com', gitlab: 'gitlab.com', bitbucket: 'bitbucket.org' }[type];
  return {
    names: [...(forge ? [`https://${forge}/${path}`] : []), path, ...(name === path ? [] : [name])],
    version,
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
