import type { Answers } from './github-answers.ts';
import type { FakeTeam, GithubData } from './github-data.ts';

export interface RoutedAnswer {
  readonly operation: string;
  readonly status: number;
  readonly body: unknown;
  /** A list is cut into pages. */
  readonly paged?: boolean;
}

interface Route {
  readonly operation: string;
  answer(names: readonly string[], query: URLSearchParams): Omit<RoutedAnswer, 'operation'>;
}

const NOT_FOUND = {
  status: 404,
  body: { message: 'Not Found', documentation_url: 'https://docs.github.com/rest', status: '404' },
};
const ok = (body: unknown) => ({ status: 200, body });
const list = (body: readonly unknown[]) => ({ status: 200, body, paged: true });
const okOr404 = (body: unknown) => (body === undefined ? NOT_FOUND : ok(body));

/** Finds the operation that a `GET` asks for, and its answer. */
export function createRoutes(
  data: GithubData,
  answers: Answers,
  treeLimit: () => number,
): (path: string, query: URLSearchParams) => RoutedAnswer {
  const membersOf = (owner: string, team: FakeTeam): ReadonlySet<string> => {
    const nested = data.organization(owner).teams.filter(({ parent }) => parent === team.slug);
    return new Set([...team.members, ...nested.flatMap((child) => [...membersOf(owner, child)])]);
  };
  const teamOf = (owner: string, slug: string) =>
    data.organizations.get(owner.toLowerCase())?.teams.find((team) => team.slug === slug);
  const inRepository = (
    owner: string,
    name: string,
    give: (found: NonNullable<ReturnType<GithubData['find']>>) => Omit<RoutedAnswer, 'operation'>,
  ) => {
    const found = data.find(owner, name);
    if (!found) return NOT_FOUND;
    return found.blocked ? { status: 451, body: { message: 'Repository access blocked' } } : give(found);
  };
  const routes: readonly Route[] = [
    {
      operation: 'GET /orgs/{org}/repos',
      answer: ([owner = '']) =>
        data.organizations.has(owner.toLowerCase())
          ? list(
              data.repositories
                .filter((repository) => repository.owner.toLowerCase() === owner.toLowerCase())
                .map((repository) => answers.repository(repository)),
            )
          : NOT_FOUND,
    },
    {
      operation: 'GET /repos/{owner}/{repo}',
      answer: ([owner = '', name = '']) =>
        inRepository(owner, name, (found) => ok(answers.repository(found, true))),
    },
    {
      operation: 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}',
      answer: ([owner = '', name = '', sha = ''], query) =>
        inRepository(owner, name, (found) =>
          found.commit === ''
            ? { status: 409, body: { message: 'Git Repository is empty.' } }
            : okOr404(answers.tree(found, sha, query.has('recursive'), treeLimit())),
        ),
    },
    {
      operation: 'GET /repos/{owner}/{repo}/git/blobs/{file_sha}',
      answer: ([owner = '', name = '', sha = '']) =>
        inRepository(owner, name, (found) => okOr404(answers.blob(found, sha))),
    },
    {
      operation: 'GET /orgs/{org}/teams',
      answer: ([owner = '']) => {
        const organization = data.organizations.get(owner.toLowerCase());
        return organization
          ? list(organization.teams.map((team) => answers.team(organization, team)))
          : NOT_FOUND;
      },
    },
    {
      operation: 'GET /orgs/{org}/teams/{team_slug}/members',
      answer: ([owner = '', slug = '']) => {
        const team = teamOf(owner, slug);
        return team
          ? list(
              [...membersOf(owner, team)].map((login) =>
                answers.person(login, { inherited: !team.members.includes(login) }),
              ),
            )
          : NOT_FOUND;
      },
    },
    {
      operation: 'GET /orgs/{org}/teams/{team_slug}/repos',
      answer: ([owner = '', slug = '']) => {
        const team = teamOf(owner, slug);
        if (!team) return NOT_FOUND;
        return list(
          Object.entries(team.rights).flatMap(([name, right]) => {
            const found = data.find(owner, name);
            return found ? [answers.teamRepository(found, right)] : [];
          }),
        );
      },
    },
    {
      operation: 'GET /orgs/{org}/members',
      answer: ([owner = '']) => {
        const organization = data.organizations.get(owner.toLowerCase());
        return organization ? list(organization.members.map((login) => answers.person(login))) : NOT_FOUND;
      },
    },
    { operation: 'GET /users/{username}', answer: ([login = '']) => okOr404(answers.profile(login)) },
  ];
  const matched = routes.map((route) => ({
    route,
    pattern: new RegExp(`^${route.operation.slice(4).replace(/\{\w+\}/g, '([^/]+)')}$`),
  }));
  return (path, query) => {
    for (const { route, pattern } of matched) {
      const found = pattern.exec(path);
      if (found)
        return { operation: route.operation, ...route.answer(found.slice(1).map(decodeURIComponent), query) };
    }
    return { operation: `GET ${path}`, ...NOT_FOUND };
  };
}
