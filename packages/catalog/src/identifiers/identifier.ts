/**
 * What kind of thing an identifier is. Where the same text can be stated with more or less weight, there are two:
 * a `hostname` is said to be the entity's own, a `link-host` is merely where one of its links leads.
 */
export type IdentifierType =
  | 'name'
  | 'title'
  /** `host/owner/name`, and folders in it: `host/owner/name/services/cart`. */
  | 'repository'
  /** The same without its host. */
  | 'repository-path'
  /** `host[:port]/path`. */
  | 'url'
  /** `host`, `host:port` or `*.host`. */
  | 'hostname'
  | 'link-host'
  /** `name` or `namespace/name` in Kubernetes. */
  | 'workload'
  | 'namespace'
  /** `registry/path`, without tag and digest. */
  | 'image'
  | 'image-path'
  | 'email'
  /** A channel's name without `#`, or its id. */
  | 'slack'
  /** `notifier-id:target`. */
  | 'contact'
  | 'annotation';

/** A text, in lower case, by which people call an entity elsewhere. */
export interface Identifier {
  readonly type: IdentifierType;
  readonly value: string;
  /** What it means: mostly the entity that states it; for what a check states, the entity that it marks. */
  readonly ref: string;
  /** Where that is said, e.g. `annotation github.com/project-slug`. */
  readonly origin: string;
}

/** What an entity states of itself: `ref` is filled in by who knows it. */
export type StatedIdentifier = Omit<Identifier, 'ref'>;

/** Longer texts are no identifiers, and would not fit a page of the index. */
export const MAX_IDENTIFIER = 300;
