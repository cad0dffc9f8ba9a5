import { fieldsOf, optionalText, textOf } from './broken-answer.ts';
import type { Asked, GithubClient } from './github-client.ts';
import { listAll } from './list-pages.ts';

export interface Team {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly description: string | null;
  readonly url: string;
  /** Its slug. */
  readonly parent: string | null;
  /** Logins. Older GitHubs do not say who is there through a nested team only; there these are among them. */
  readonly members: readonly string[];
  /** Repositories that it runs, by node id. */
  readonly rights: Readonly<Record<string, TeamRight>>;
}

export type TeamRight = 'admin' | 'maintain';

export interface Person {
  readonly id: string;
  readonly login: string;
  readonly url: string;
  readonly picture: string | null;
  readonly name: string | null;
  readonly email: string | null;
}

/** Who is in an organisation. */
export interface People {
  readonly teams: readonly Team[];
  readonly persons: readonly Person[];
}

/** How long an answer is taken as it is; webhooks tell of what changes meanwhile. */
const TEAM_AGE_MS = 3_600_000;
const PROFILE_AGE_MS = 86_400_000;

/** @param fresh asks GitHub for everything that webhooks tell of, however short ago it was asked */
export async function listPeople(
  client: GithubClient,
  organization: string,
  { fresh, urgent }: { readonly fresh: boolean; readonly urgent: boolean },
): Promise<People> {
  const of = { org: organization };
  const asked: Asked = { urgent, ...(fresh ? {} : { maxAgeMs: TEAM_AGE_MS }) };
  const listed = await listAll(client, '/orgs/{org}/teams', of, toListedTeam, { urgent });
  const teams: Team[] = [];
  const found = new Map<string, ListedPerson>();
  for (const team of listed) {
    const place = { ...of, team_slug: team.slug };
    const members = await listAll(
      client,
      '/orgs/{org}/teams/{team_slug}/members',
      place,
      toListedPerson,
      asked,
    );
    const repositories = await listAll(client, '/orgs/{org}/teams/{team_slug}/repos', place, toRight, asked);
    for (const member of members) found.set(member.login, member);
    teams.push({
      ...team,
      members: members.flatMap(({ login, inherited }) => (inherited ? [] : [login])).sort(),
      rights: Object.fromEntries(repositories.filter((right) => right !== undefined)),
    });
  }
  for (const member of await listAll(client, '/orgs/{org}/members', of, toListedPerson, { urgent }))
    found.set(member.login, member);
  const persons: Person[] = [];
  const sorted = [...found.values()].sort((a, b) => (a.login < b.login ? -1 : 1));
  for (const { inherited: _, ...person } of sorted) {
    const profile = await client.ask('/users/{username}', { username: person.login }, toProfile, {
      urgent,
      maxAgeMs: PROFILE_AGE_MS,
    });
    persons.push({ ...person, ...profile });
  }
  return { teams, persons };
}

type ListedTeam = Omit<Team, 'members' | 'rights'>;
type ListedPerson = Omit<Person, 'name' | 'email'> & { readonly inherited: boolean };

function toListedTeam(value: unknown): ListedTeam {
  const fields = fieldsOf(value, 'a team');
  return {
    id: textOf(fields, 'node_id'),
    slug: textOf(fields, 'slug'),
    name: textOf(fields, 'name'),
    description: optionalText(fields, 'description'),
    url: textOf(fields, 'html_url'),
    parent: fields.parent ? textOf(fieldsOf(fields.parent, 'a parent team'), 'slug') : null,
  };
}

function toListedPerson(value: unknown): ListedPerson {
  const fields = fieldsOf(value, 'a person');
  return {
    id: textOf(fields, 'node_id'),
    login: textOf(fields, 'login'),
    url: textOf(fields, 'html_url'),
    picture: optionalText(fields, 'avatar_url'),
    inherited: fields.inherited === true,
  };
}

function toRight(value: unknown): readonly [string, TeamRight] | undefined {
  const fields = fieldsOf(value, 'a repository of a team');
  const { admin, maintain } = (fields.permissions ?? {}) as { admin?: unknown; maintain?: unknown };
  const right = admin === true ? 'admin' : maintain === true ? 'maintain' : undefined;
  return right && [textOf(fields, 'node_id'), right];
}

function toProfile(value: unknown): { readonly name: string | null; readonly email: string | null } {
  const fields = fieldsOf(value, 'a user');
  return { name: optionalText(fields, 'name'), email: optionalText(fields, 'email') };
}
