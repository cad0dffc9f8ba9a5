import type { OwnerEvidence } from '@watchbill/catalog';
import { type Codeowners, codeownersEvidence } from '@watchbill/model';
import type { Naming } from './naming.ts';
import type { People } from './people.ts';
import { type Repository, slugOf } from './repository.ts';

const CONFIDENCE = { admin: 0.5, maintain: 0.4 } as const;
/** Rights that everybody has say nothing about owners. */
const MOST_TEAMS = 5;

/** Whose a path of a repository seems to be: what CODEOWNERS says, then which teams run the repository. */
export function ownerSigns(
  repository: Repository,
  path: string,
  codeowners: Codeowners | undefined,
  people: People | undefined,
  naming: Naming,
): readonly OwnerEvidence[] {
  const named = codeowners ? codeownersEvidence(codeowners, path) : [];
  return [
    ...named.flatMap(({ owner, ...evidence }) => {
      const ref = naming.ownerRef(owner);
      return ref ? [{ owner: ref, ...evidence }] : [];
    }),
    ...teamSigns(repository, people, naming),
  ];
}

function teamSigns(
  repository: Repository,
  people: People | undefined,
  naming: Naming,
): readonly OwnerEvidence[] {
  const teams = (people?.teams ?? []).flatMap(({ slug, rights }) => {
    const right = rights[repository.id];
    return right ? [{ slug, right }] : [];
  });
  const admins = teams.filter(({ right }) => right === 'admin');
  const strongest = admins.length > 0 ? admins : teams;
  if (strongest.length > MOST_TEAMS) return [];
  return strongest.map(({ slug, right }) => ({
    owner: naming.teamRef(repository.owner, slug),
    way: 'team-rights',
    confidence: Math.round((CONFIDENCE[right] / strongest.length) * 100) / 100,
    because: `team ${slug} has the right '${right}' on ${slugOf(repository)}${
      strongest.length > 1 ? `, as ${strongest.length - 1} more` : ''
    }`,
  }));
}
