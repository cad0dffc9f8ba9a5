import type { Fields } from './broken-answer.ts';

/** What a webhook says may have changed. Nothing of it is taken for true: the source asks. */
export interface Affected {
  readonly repositories: readonly AffectedRepository[];
  /** Organisations whose teams or members may have changed. */
  readonly people: readonly string[];
  /** So much that everything is to be listed again. */
  readonly everything: boolean;
}

export interface AffectedRepository {
  readonly id: string;
  readonly owner: string;
  readonly name: string;
  /** Of a push to its default branch. */
  readonly push?: { readonly before: string; readonly after: string };
}

const NOTHING: Affected = { repositories: [], people: [], everything: false };
const NO_COMMIT = /^0+$/;

/** Reads a payload of one of the events that docs/guides/github.md asks to subscribe to; of others nothing. */
export function affectedBy(event: string, payload: unknown): Affected {
  const fields = mapOf(payload);
  const repository = toAffected(fields.repository);
  const organization = textIn(fields.organization, 'login');
  const people = organization ? [organization] : [];
  switch (event) {
    case 'push': {
      if (!repository) return NOTHING;
      const { ref, before, after } = fields;
      if (ref !== `refs/heads/${textIn(fields.repository, 'default_branch')}`) return NOTHING;
      if (typeof before !== 'string' || typeof after !== 'string' || NO_COMMIT.test(after))
        return { ...NOTHING, repositories: [repository] };
      return { ...NOTHING, repositories: [{ ...repository, push: { before, after } }] };
    }
    case 'repository':
      return { ...NOTHING, repositories: repository ? [repository] : [] };
    case 'team':
      return { ...NOTHING, people, repositories: [] };
    case 'membership':
    case 'organization':
      return { ...NOTHING, people };
    case 'installation_repositories':
      return {
        ...NOTHING,
        repositories: [fields.repositories_added, fields.repositories_removed].flatMap((list) =>
          Array.isArray(list) ? list.flatMap((item) => toAffected(item) ?? []) : [],
        ),
      };
    case 'installation':
      return { ...NOTHING, everything: true };
    default:
      return NOTHING;
  }
}

function toAffected(value: unknown): AffectedRepository | undefined {
  const id = textIn(value, 'node_id');
  const [owner, name] = (textIn(value, 'full_name') ?? '').split('/');
  return id && owner && name ? { id, owner, name } : undefined;
}

function mapOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function textIn(value: unknown, name: string): string | undefined {
  const text = mapOf(value)[name];
  return typeof text === 'string' && text !== '' ? text : undefined;
}
