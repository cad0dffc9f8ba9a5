import { fieldsOf, optionalText, textOf } from './broken-answer.ts';

/** A repository as GitHub lists it, as far as the catalog cares. */
export interface Repository {
  /** The node id: stays when the repository is renamed or transferred. */
  readonly id: string;
  readonly owner: string;
  readonly name: string;
  readonly url: string;
  readonly description: string | null;
  readonly branch: string;
  readonly topics: readonly string[];
  readonly visibility: string;
  readonly archived: boolean;
  readonly fork: boolean;
  readonly language: string | null;
  readonly homepage: string | null;
  /** Moves with every push to any branch; null when nothing was ever pushed. */
  readonly pushedAt: string | null;
}

export function toRepository(value: unknown): Repository {
  const fields = fieldsOf(value, 'a repository');
  const visible = fields.private === true ? 'private' : 'public';
  return {
    id: textOf(fields, 'node_id'),
    owner: textOf(fieldsOf(fields.owner, 'the owner of a repository'), 'login'),
    name: textOf(fields, 'name'),
    url: textOf(fields, 'html_url'),
    description: optionalText(fields, 'description'),
    branch: optionalText(fields, 'default_branch') ?? 'main',
    topics: Array.isArray(fields.topics) ? fields.topics.map(String).sort() : [],
    visibility: optionalText(fields, 'visibility') ?? visible,
    archived: fields.archived === true,
    fork: fields.fork === true,
    language: optionalText(fields, 'language'),
    homepage: optionalText(fields, 'homepage'),
    pushedAt: optionalText(fields, 'pushed_at'),
  };
}

export const slugOf = ({ owner, name }: Repository): string => `${owner}/${name}`;
