import type { SourcedEntity } from '@watchbill/catalog';
import type { Naming } from './naming.ts';
import type { People, Person, Team } from './people.ts';

/** By organisation. */
export type PeopleByOrganization = ReadonlyMap<string, People>;

/** Teams as Groups, nested as they are. */
export function groupsOf(people: People, organization: string, naming: Naming): readonly SourcedEntity[] {
  const children = Map.groupBy(people.teams, ({ parent }) => parent);
  return people.teams.map((team) => {
    const { id, slug, name, description, url, parent } = team;
    const namespace = naming.namespace(organization);
    return {
      entity: {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Group',
        metadata: {
          name: slug,
          ...(namespace ? { namespace } : {}),
          ...(description ? { description } : {}),
          annotations: { 'github.com/team-slug': `${organization}/${slug}`, 'backstage.io/view-url': url },
        },
        spec: {
          type: 'team',
          profile: { displayName: name },
          ...(parent ? { parent } : {}),
          children: (children.get(slug) ?? []).map((child) => child.slug).sort(),
        },
      },
      location: `url:${url}`,
      identity: id,
    };
  });
}

/** Persons as Users, once, whichever of the organisations they are in. */
export function usersOf(all: PeopleByOrganization, naming: Naming): readonly SourcedEntity[] {
  const persons = new Map<string, Person>();
  const memberOf = new Map<string, string[]>();
  for (const [organization, people] of all) {
    for (const person of people.persons) persons.set(person.login, person);
    for (const team of people.teams) {
      for (const login of directMembers(team, people.teams))
        memberOf.set(login, [...(memberOf.get(login) ?? []), naming.teamRef(organization, team.slug)]);
    }
  }
  return [...persons.values()].map((person) => userOf(person, (memberOf.get(person.login) ?? []).sort()));
}

export const userLocation = ({ url }: Person): string => `url:${url}`;

function userOf(person: Person, memberOf: readonly string[]): SourcedEntity {
  const { id, login, url, picture, name, email } = person;
  return {
    entity: {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'User',
      metadata: {
        name: login,
        annotations: { 'github.com/user-login': login, 'backstage.io/view-url': url },
      },
      spec: {
        profile: {
          displayName: name ?? login,
          ...(email ? { email } : {}),
          ...(picture ? { picture } : {}),
        },
        memberOf,
      },
    },
    location: userLocation(person),
    identity: id,
  };
}

/** Members of a nested team are listed with the team around it, too; one place is enough. */
function directMembers(team: Team, all: readonly Team[]): readonly string[] {
  const nested = new Set(all.filter(({ parent }) => parent === team.slug).flatMap(({ members }) => members));
  return team.members.filter((login) => !nested.has(login));
}
