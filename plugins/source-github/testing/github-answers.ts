import {
  blobSha,
  contentOf,
  type FakeOrganization,
  type FakeRepository,
  type FakeTeam,
  type GithubData,
  isLink,
} from './github-data.ts';
import { exampleOf } from './openapi.ts';

/** What the REST API answers, in the form of its published examples, filled with the data of a test. */
export interface Answers {
  repository(repository: FakeRepository, full?: boolean): object;
  tree(repository: FakeRepository, sha: string, recursive: boolean, most: number): object | undefined;
  blob(repository: FakeRepository, sha: string): object | undefined;
  team(organization: FakeOrganization, team: FakeTeam): object;
  teamRepository(repository: FakeRepository, right: string): object;
  person(login: string, member?: { readonly inherited: boolean }): object;
  profile(login: string): object | undefined;
}

const REPOSITORY = exampleOf('GET /orgs/{org}/repos');
const FULL_REPOSITORY = exampleOf('GET /repos/{owner}/{repo}');
const TEAM = exampleOf('GET /orgs/{org}/teams');
const PERSON = exampleOf('GET /orgs/{org}/members');
const MEMBER = exampleOf('GET /orgs/{org}/teams/{team_slug}/members');
const PROFILE = exampleOf('GET /users/{username}');

export function answersOf(data: GithubData, web: string): Answers {
  const api = `${web}/api/v3`;
  const fill = (example: Readonly<Record<string, unknown>>, repository: FakeRepository) => {
    const { owner, name, nodeId, id } = repository;
    return {
      ...example,
      id,
      node_id: nodeId,
      name,
      full_name: `${owner}/${name}`,
      owner: { ...PERSON, login: owner, type: 'Organization' },
      private: repository.visibility !== 'public',
      visibility: repository.visibility,
      html_url: `${web}/${owner}/${name}`,
      description: repository.description,
      default_branch: repository.branch,
      topics: repository.topics,
      archived: repository.archived,
      fork: repository.fork,
      language: repository.language,
      homepage: repository.homepage,
      pushed_at: repository.pushedAt,
    };
  };
  const filesAt = (repository: FakeRepository, sha: string) =>
    sha === repository.branch ? repository.files : data.commits.get(sha);
  return {
    // The published example lacks `language` of the repository that it was made from.
    repository: (repository, full = false) =>
      full
        ? {
            ...fill(FULL_REPOSITORY, repository),
            source: { ...(FULL_REPOSITORY.source as object), language: null },
            parent: { ...(FULL_REPOSITORY.parent as object), language: null },
          }
        : fill(REPOSITORY, repository),
    tree: (repository, sha, recursive, most) => {
      const [at, inside = ''] = sha.split(':');
      const files = filesAt(repository, at ?? '');
      if (!files || repository.commit === '') return undefined;
      const entries = new Map<string, object>();
      for (const [path, content] of Object.entries(files)) {
        if (!path.startsWith(inside)) continue;
        const rest = path.slice(inside.length);
        const names = rest.split('/');
        for (let length = 1; length < names.length && (recursive || length === 1); length++) {
          const folder = names.slice(0, length).join('/');
          const folderSha = `${at === repository.branch ? repository.commit : at}:${inside}${folder}/`;
          entries.set(folder, { path: folder, mode: '040000', type: 'tree', sha: folderSha, url: api });
        }
        if (recursive || names.length === 1) {
          const blob = contentOf(content);
          entries.set(rest, {
            path: rest,
            mode: isLink(content) ? '120000' : '100644',
            type: 'blob',
            size: Buffer.byteLength(blob),
            sha: blobSha(blob),
            url: api,
          });
        }
      }
      const list = [...entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
      return {
        sha: sha === repository.branch ? repository.commit : sha,
        url: `${api}/repos/${repository.owner}/${repository.name}/git/trees/${sha}`,
        tree: recursive ? list.slice(0, most) : list,
        truncated: recursive && list.length > most,
      };
    },
    blob: (repository, sha) => {
      const content = data.blobs.get(sha);
      if (content === undefined) return undefined;
      const text = Buffer.from(content).toString('base64').replace(/.{60}/g, '$&\n');
      return {
        sha,
        node_id: `B_${sha}`,
        size: Buffer.byteLength(content),
        url: `${api}/repos/${repository.owner}`,
        content: text,
        encoding: 'base64',
      };
    },
    team: ({ login, teams }, team) => {
      const parent = teams.find(({ slug }) => slug === team.parent);
      const one = (of: FakeTeam) => ({
        ...TEAM,
        id: of.id,
        node_id: of.nodeId,
        slug: of.slug,
        name: of.name,
        description: of.description,
        html_url: `${web}/orgs/${login}/teams/${of.slug}`,
        // Required by the description, missing in its example.
        type: 'organization',
      });
      return { ...one(team), parent: parent ? { ...one(parent), parent: undefined } : null };
    },
    teamRepository: (repository, right) => ({
      ...fill(REPOSITORY, repository),
      permissions: {
        admin: right === 'admin',
        maintain: right !== 'push',
        push: true,
        triage: true,
        pull: true,
      },
    }),
    person: (login, member) => ({
      ...(member ? { ...MEMBER, ...member } : PERSON),
      id: data.users.get(login)?.id ?? 0,
      node_id: `U_${login}`,
      login,
      html_url: `${web}/${login}`,
      avatar_url: `${web}/avatars/${login}.png`,
    }),
    profile: (login) => {
      const user = data.users.get(login);
      return (
        user && {
          ...PROFILE,
          id: user.id,
          node_id: `U_${login}`,
          login,
          html_url: `${web}/${login}`,
          name: user.name,
          email: user.email,
        }
      );
    },
  };
}
