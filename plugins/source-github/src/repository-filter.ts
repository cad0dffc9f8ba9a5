import { matchesGlob } from 'node:path';
import type { Repository } from './repository.ts';

/** Which repositories of an organisation are read. An empty list leaves nothing out. */
export interface RepositoryFilter {
  /** Globs over names, e.g. `shop-*`. */
  readonly names: readonly string[];
  /** At least one of these. */
  readonly topics: readonly string[];
  /** None of these. */
  readonly withoutTopics: readonly string[];
  readonly visibility: readonly string[];
  readonly archived: boolean;
  readonly forks: boolean;
}

export function isWanted(repository: Repository, filter: RepositoryFilter): boolean {
  const { names, topics, withoutTopics, visibility, archived, forks } = filter;
  const has = (topic: string) => repository.topics.includes(topic);
  return (
    (names.length === 0 || names.some((glob) => matchesGlob(repository.name, glob))) &&
    (topics.length === 0 || topics.some(has)) &&
    !withoutTopics.some(has) &&
    (visibility.length === 0 || visibility.includes(repository.visibility)) &&
    (archived || !repository.archived) &&
    (forks || !repository.fork)
  );
}
