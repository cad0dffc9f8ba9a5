const DESCRIPTOR = 'catalog-info.yaml';

/** Where the descriptor of a repository may be: at the URL itself, or in its default branch as GitHub or GitLab show it. */
export function descriptorUrls(target: string, fileName = DESCRIPTOR): readonly string[] {
  if (/\.ya?ml$/i.test(URL.parse(target)?.pathname ?? '')) return [target];
  const root = target.replace(/(\.git)?\/*$/, '');
  return [`${root}/blob/HEAD/${fileName}`, `${root}/-/blob/HEAD/${fileName}`];
}

/** The descriptor that a repository without one could begin with, and what only people know. */
export function draftOf(target: string): object {
  const { host = '', pathname = '' } = URL.parse(target) ?? {};
  const [owner = '', repository = owner] = pathname.split('/').filter((part) => part !== '');
  const name = repository
    .replace(/\.git$/, '')
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 63);
  const slug =
    host === 'github.com' ? { annotations: { 'github.com/project-slug': `${owner}/${repository}` } } : {};
  return {
    entity: {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name, ...slug },
      spec: { type: 'other', lifecycle: 'unknown' },
    },
    fields: [
      {
        field: 'spec.owner',
        value: null,
        state: 'needsUserInput',
        description: 'The team that answers for it, e.g. group:default/shop',
      },
    ],
  };
}
