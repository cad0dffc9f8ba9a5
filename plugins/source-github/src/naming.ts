import { DEFAULT_NAMESPACE } from '@watchbill/model';
import type { GithubOptions } from './github-options.ts';

/** Which names things of GitHub have in the catalog. */
export interface Naming {
  /** Of teams and suggested entries of an organisation; undefined for the default one. */
  namespace(organization: string): string | undefined;
  /** Ref of what CODEOWNERS names: `@user`, `@organisation/team`; undefined for an e-mail address. */
  ownerRef(owner: string): string | undefined;
  teamRef(organization: string, slug: string): string;
  userRef(login: string): string;
}

/** A team of an organisation that is not read keeps its organisation: `platform` of two may be two teams. */
export function createNaming({
  organizations,
  namespace,
}: Pick<GithubOptions, 'organizations' | 'namespace'>): Naming {
  const own = new Set(organizations.map((name) => name.toLowerCase()));
  const namespaceOf = (organization: string) => {
    const name = organization.toLowerCase();
    return namespace === 'default' && own.has(name) ? undefined : name.replace(/[^a-z0-9]+/g, '-');
  };
  const teamRef = (organization: string, slug: string) =>
    `group:${namespaceOf(organization) ?? DEFAULT_NAMESPACE}/${slug}`.toLowerCase();
  const userRef = (login: string) => `user:${DEFAULT_NAMESPACE}/${login}`.toLowerCase();
  return {
    namespace: namespaceOf,
    teamRef,
    userRef,
    ownerRef: (owner) => {
      const [, first, team] = /^@([^/]+)(?:\/(.+))?$/.exec(owner) ?? [];
      if (!first) return undefined;
      return team ? teamRef(first, team) : userRef(first);
    },
  };
}
