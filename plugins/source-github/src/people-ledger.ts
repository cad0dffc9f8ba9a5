import { hash } from 'node:crypto';
import type { SourcedEntity } from '@watchbill/catalog';
import type { AnswerMemory } from './answer-memory.ts';
import type { Naming } from './naming.ts';
import type { People } from './people.ts';
import { groupsOf, userLocation, usersOf } from './people-entities.ts';
import { locationOf } from './repository-reading.ts';
import type { Told } from './told.ts';

/** Who is in each organisation, as last known. Names of organisations are lower case. */
export interface PeopleLedger {
  readonly all: ReadonlyMap<string, People>;
  /** @returns ids of repositories that teams have gained or lost rights on */
  take(organization: string, people: People): ReadonlySet<string>;
  /** Everybody but those of organisations that could not be asked: these are unreadable, so that they are kept. */
  tell(failed: ReadonlySet<string>): Told;
  /** What differs from what was told last; undefined when nothing does. */
  tellChange(): Told | undefined;
}

export function createPeopleLedger(
  organizations: readonly string[],
  url: string,
  naming: Naming,
  memory: AnswerMemory,
): PeopleLedger {
  const keyOf = (organization: string) => `people ${organization}`;
  const all = new Map<string, People>();
  const spelling = new Map(organizations.map((name) => [name.toLowerCase(), name]));
  let told = new Map<string, string>();
  const recall = () => {
    for (const name of spelling.keys()) {
      const known = memory.recall(keyOf(name));
      if (known && !all.has(name)) all.set(name, known.value as People);
    }
  };
  const entities = (failed: ReadonlySet<string>): readonly SourcedEntity[] => {
    const asked = [...all].filter(([name]) => !failed.has(name));
    const present = new Set(asked.flatMap(([, people]) => people.persons.map(userLocation)));
    return [
      ...asked.flatMap(([name, people]) => groupsOf(people, spelling.get(name) ?? name, naming)),
      // Memberships in all of them; told only where an organisation that answers has the person.
      ...usersOf(all, naming).filter(({ location }) => present.has(location)),
    ];
  };
  return {
    get all() {
      recall();
      return all;
    },
    take: (organization, people) => {
      recall();
      const name = organization.toLowerCase();
      const before = all.get(name);
      if (before && JSON.stringify(before) === JSON.stringify(people)) {
        memory.recall(keyOf(name));
        return new Set();
      }
      all.set(name, people);
      memory.keep(keyOf(name), { etag: '', value: people, at: 0 });
      return changedRights(before, people);
    },
    tell: (failed) => {
      recall();
      const now = entities(failed);
      told = new Map(now.map((entity) => [entity.location, hashOf(entity)]));
      const kept = [...all]
        .filter(([name]) => failed.has(name))
        .flatMap(([, { persons, teams }]) => [...persons, ...teams].map(({ url }) => locationOf(url)));
      return {
        entities: now,
        faults: [],
        locations: [...told.keys()],
        unreadable: [
          ...[...failed].map((name) => locationOf(`${url}/orgs/${spelling.get(name) ?? name}/`)),
          ...kept.filter((location) => !told.has(location)),
        ],
      };
    },
    tellChange: () => {
      const now = entities(new Set());
      const hashes = new Map(now.map((entity) => [entity.location, hashOf(entity)]));
      const locations = [...new Set([...told.keys(), ...hashes.keys()])].filter(
        (location) => told.get(location) !== hashes.get(location),
      );
      told = hashes;
      if (locations.length === 0) return undefined;
      const changed = now.filter(({ location }) => locations.includes(location));
      return { entities: changed, faults: [], locations, unreadable: [] };
    },
  };
}

const hashOf = (entity: SourcedEntity) => hash('sha256', JSON.stringify(entity));

function changedRights(before: People | undefined, after: People): ReadonlySet<string> {
  const rightsIn = (people: People | undefined) =>
    new Set(
      (people?.teams ?? []).flatMap(({ slug, rights }) =>
        Object.entries(rights).map((right) => `${right.join(' ')} ${slug}`),
      ),
    );
  const changed = rightsIn(before).symmetricDifference(rightsIn(after));
  return new Set([...changed].map((right) => right.split(' ')[0] ?? ''));
}
