import { type Entity, validateEntity } from '@watchbill/model';
import type { GitTree } from './git-tree.ts';
import type { Repository } from './repository.ts';

/** Files of a repository's top folder that say what it is, the most telling first. */
const SIGNS: readonly { readonly file: RegExp; readonly type: string }[] = [
  {
    file: /^(Dockerfile|Containerfile|Procfile|skaffold\.yaml|docker-compose\.ya?ml|compose\.ya?ml)$/,
    type: 'service',
  },
  {
    file: /^(index\.html|next\.config\.[cm]?[jt]s|vite\.config\.[cm]?[jt]s|angular\.json)$/,
    type: 'website',
  },
  { file: /^(mkdocs\.ya?ml|docusaurus\.config\.[cm]?[jt]s)$/, type: 'documentation' },
  { file: /^(main\.tf|Pulumi\.yaml|terragrunt\.hcl)$/, type: 'infrastructure' },
  {
    file: /^(package\.json|go\.mod|pyproject\.toml|setup\.py|Cargo\.toml|pom\.xml|build\.gradle(\.kts)?|Gemfile|composer\.json)$/,
    type: 'library',
  },
];

/** The files that a suggestion rests on. */
export function telltaleFiles({ files }: GitTree): readonly string[] {
  return [...files.keys()].filter((path) => !path.includes('/') && SIGNS.some(({ file }) => file.test(path)));
}

/** An entry for a repository that has no descriptor: what GitHub and its files say, and nothing made up. */
export function suggestComponent(
  repository: Repository,
  tree: GitTree,
  namespace: string | undefined,
): Entity {
  const { name, description, topics, archived, language, homepage } = repository;
  const tags = [...topics, ...(language ? [language.toLowerCase()] : [])];
  return withoutFlaws({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: validName(name),
      ...(namespace ? { namespace } : {}),
      ...(description ? { description } : {}),
      tags: [...new Set(tags)].filter((tag) => /^[a-z0-9:+#]+(-[a-z0-9:+#]+)*$/.test(tag)),
      ...(homepage && URL.canParse(homepage) ? { links: [{ url: homepage, title: 'Homepage' }] } : {}),
    },
    spec: { type: typeOf(tree, topics), lifecycle: archived ? 'deprecated' : 'unknown' },
  });
}

function typeOf(tree: GitTree, topics: readonly string[]): string {
  const told = ['service', 'website', 'library', 'documentation'].find((type) => topics.includes(type));
  if (told) return told;
  const files = telltaleFiles(tree);
  return SIGNS.find(({ file }) => files.some((path) => file.test(path)))?.type ?? 'repository';
}

/** Names of repositories are almost names of entities: they may begin or end with a sign, and be longer. */
function validName(name: string): string {
  return name.slice(0, 63).replace(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, '') || 'repository';
}

/** A homepage or description may be of no form that an entity can have; the rest is worth having without it. */
function withoutFlaws(entity: Entity): Entity {
  const flawed = validateEntity(entity).flatMap(({ path: [first, second] }) =>
    first === 'metadata' ? [second] : [],
  );
  if (flawed.length === 0) return entity;
  const metadata = Object.fromEntries(
    Object.entries(entity.metadata).filter(([key]) => key === 'name' || !flawed.includes(key)),
  ) as Entity['metadata'];
  return { ...entity, metadata };
}
