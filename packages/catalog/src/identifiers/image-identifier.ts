import { ANNOTATION, type Entity } from '@watchbill/model';
import type { StatedIdentifier } from './identifier.ts';
import type { Interpretation, LookUp } from './interpretation.ts';
import { listEntries } from './list-entries.ts';

interface ImageName {
  readonly registry: string | null;
  readonly path: string;
  /** It has a tag, a digest or a path: it is hardly anything but an image. */
  readonly plain: boolean;
}

const IMAGE =
  /^(?<name>[a-z0-9][a-z0-9._-]*(?::\d+)?(?:\/[a-z0-9][a-z0-9._-]*)*)(?<tag>:[\w][\w.-]{0,127})?(?<digest>@[a-z0-9]+:[0-9a-f]{32,})?$/i;
const TRANSPORT = /^(?:docker|oci|docker-pullable|containerd):\/\//i;

const FORGE = /^(?:github\.com|gitlab\.com|bitbucket\.org)\//i;

/** Reads `[registry/]path[:tag][@digest]`. As Docker does, it takes a first part with a dot or a port for a registry. */
function readImage(text: string): ImageName | undefined {
  const parts = IMAGE.exec(text.trim().replace(TRANSPORT, ''))?.groups;
  if (!parts?.name || FORGE.test(parts.name)) return undefined;
  const [first = '', ...rest] = parts.name.toLowerCase().split('/');
  const hasRegistry = rest.length > 0 && (/[.:]/.test(first) || first === 'localhost');
  if (!hasRegistry && first.includes(':')) {
    return rest.length === 0 ? { registry: null, path: first.replace(/:\d+$/, ''), plain: false } : undefined;
  }
  const registry = hasRegistry ? first.replace(/^(?:index|registry-1)\.docker\.io$/, 'docker.io') : null;
  const path = (hasRegistry ? rest : [first, ...rest]).join('/').replace(/^library\//, '');
  return { registry, path, plain: !parts.tag && !parts.digest && !path.includes('/') && !registry };
}

export function imagesOf({ metadata: { annotations = {} } }: Entity): readonly StatedIdentifier[] {
  const origin = `annotation ${ANNOTATION.image}`;
  return listEntries(annotations[ANNOTATION.image]).flatMap((text): StatedIdentifier[] => {
    const image = readImage(text);
    if (!image) return [];
    const byPath: StatedIdentifier = { type: 'image-path', value: image.path, origin };
    return image.registry
      ? [{ type: 'image', value: `${image.registry}/${image.path}`, origin }, byPath]
      : [byPath];
  });
}

/** A container image, with or without registry, tag and digest. */
export function recogniseImage(text: string): readonly Interpretation[] {
  const image = readImage(text);
  if (!image) return [];
  const { registry, path, plain } = image;
  const shown = registry ? `${registry}/${path}` : path;
  const says = 'is its container image';
  const byPath: LookUp = registry
    ? { type: 'image-path', value: path, confidence: 0.7, says: `${says}, of another registry` }
    : { type: 'image-path', value: path, confidence: plain ? 0.85 : 0.9, says };
  const guess: LookUp = {
    type: 'name',
    value: path.split('/').at(-1) ?? path,
    confidence: 0.5,
    says: 'names a container image called as it is',
    guess: true,
  };
  const whole: LookUp[] = registry ? [{ type: 'image', value: shown, confidence: 0.9, says }] : [];
  return [{ name: 'container image', shown, lookUps: [...whole, byPath, ...(plain ? [] : [guess])] }];
}
