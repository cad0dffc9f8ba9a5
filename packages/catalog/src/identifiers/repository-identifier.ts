import type { Entity } from '@watchbill/model';
import type { StatedIdentifier } from './identifier.ts';
import type { Interpretation, LookUp } from './interpretation.ts';
import { type RepositoryPlace, readRepository } from './repository-place.ts';

const SLUGS = ['github.com', 'gitlab.com', 'bitbucket.org'];
const DESCRIPTOR = /\/catalog-info\.ya?ml$/;
const MOST_LEVELS = 12;

/** The repositories, and folders in them, that an entity says it is made from. */
export function repositoriesOf({
  metadata: { annotations = {}, links },
}: Entity): readonly StatedIdentifier[] {
  const slugs = SLUGS.map((host) => {
    const slug = annotations[`${host}/project-slug`];
    return stated(slug && `https://${host}/${slug}`, `annotation ${host}/project-slug`);
  });
  const places = ['backstage.io/source-location', 'backstage.io/view-url', 'backstage.io/edit-url'].map(
    (key) => stated(annotations[key], `annotation ${key}`),
  );
  const linked = (links ?? []).map(({ url, type }) =>
    SLUGS.some((host) => url.includes(`//${host}/`)) || ['repository', 'repo', 'source'].includes(type ?? '')
      ? stated(url, 'link')
      : [],
  );
  return [...slugs, ...places, ...linked].flat();
}

function stated(text: string | undefined, origin: string): readonly StatedIdentifier[] {
  const place = text === undefined ? undefined : readRepository(text);
  if (!place?.host) return [];
  // A descriptor lies with what it describes; any other file says nothing of its neighbours.
  const path = place.path.replace(DESCRIPTOR, '');
  return [
    { type: 'repository', value: `${place.host}/${path}`, origin },
    { type: 'repository-path', value: path, origin },
  ];
}

/** A repository by URL, by SSH address or as `owner/name`, or a path in one. */
export function recogniseRepository(text: string): readonly Interpretation[] {
  const place = readRepository(text);
  if (!place) return [];
  const shown = place.host ? `${place.host}/${place.path}` : place.path;
  return [{ name: 'repository', shown, lookUps: [...found(place), ...guessed(place)] }];
}

/** The place itself, then what it lies in: the folder nearest to it says most. */
function found({ host, path, written }: RepositoryPlace): readonly LookUp[] {
  return [...new Set([path, written])].flatMap((whole) =>
    prefixes(whole).map((prefix): LookUp => {
      const exact = prefix === whole;
      return {
        type: host ? 'repository' : 'repository-path',
        value: host ? `${host}/${prefix}` : prefix,
        confidence: exact ? 0.9 : 0.85,
        says: exact ? 'is its repository' : `lies in its repository ${prefix}`,
      };
    }),
  );
}

function guessed({ host, path }: RepositoryPlace): readonly LookUp[] {
  const name = path.split('/')[1] ?? '';
  const mirror = { confidence: 0.6, says: 'has the path of its repository, on another host', guess: true };
  return [
    ...(host ? prefixes(path).map((value): LookUp => ({ type: 'repository-path', value, ...mirror })) : []),
    { type: 'name', value: name, confidence: 0.4, says: 'names a repository called as it is', guess: true },
  ];
}

function prefixes(path: string): readonly string[] {
  const parts = path.split('/').slice(0, MOST_LEVELS);
  return parts.slice(1).map((_, index) => parts.slice(0, parts.length - index).join('/'));
}
