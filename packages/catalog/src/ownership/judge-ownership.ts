import { type OwnedLink, type OwnerSign, type OwnerWay, ownSigns } from './owner-sign.ts';

/** Who answers for an entity, and how that is known. */
export interface Ownership {
  /** Ref of the group or user, or null when none exists. */
  readonly owner: string | null;
  /** Null without an owner. */
  readonly way: OwnerWay | null;
  /** 1 where its descriptor says so; less the weaker the evidence, or the further away it is said. */
  readonly confidence: number;
  /** A clause, e.g. `owned by group:default/shop (said in /srv/catalog/cart.yaml)`. */
  readonly because: string;
  /** Another way gives another owner, and not this one. That a whole has another owner is no contradiction. */
  readonly disputed: boolean;
  /** All else that is said, in order of trust, also of owners that do not exist. */
  readonly alternatives: readonly OwnerSign[];
}

const A_LEVEL = 0.8;
/** Two files can name dozens of owners each; past these nobody reads on. */
const MOST_ALTERNATIVES = 50;

/**
 * The owner by the first sign that gives one who exists: the descriptor, then evidence, then the nearest whole that has one.
 * @param links the entity's own first, then those above it, the nearest first
 * @param meant whom the owners of evidence mean, as far as they exist
 */
export function judgeOwnership(links: readonly OwnedLink[], meant: ReadonlyMap<string, string>): Ownership {
  const [self, ...above] = links;
  if (!self) return { ...NOBODY, because: 'it is not in the catalog' };
  const own = ownSigns(self, meant);
  const signs = [...own, ...above.flatMap((link) => inheritedSign(link, meant))];
  const found = signs.find(({ owner }) => owner !== null);
  const alternatives = signs.filter((sign) => sign !== found).slice(0, MOST_ALTERNATIVES);
  if (!found) return { ...NOBODY, because: missing(self, own), alternatives };
  const { owner, way, confidence } = found;
  return {
    owner,
    way,
    confidence,
    because: because(found, self, own),
    disputed: isDisputed(found, own),
    alternatives,
  };
}

const NOBODY = { owner: null, way: null, confidence: 0, disputed: false, alternatives: [] } as const;

function inheritedSign(link: OwnedLink, meant: ReadonlyMap<string, string>): readonly OwnerSign[] {
  const sign = ownSigns(link, meant).find(({ owner }) => owner !== null);
  if (!sign) return [];
  const confidence = Math.round(sign.confidence * A_LEVEL ** link.depth * 100) / 100;
  const says = `${link.ref}, which it belongs to, is owned by ${sign.owner} (${sign.because})`;
  return [{ named: sign.named, owner: sign.owner, way: 'inherited', confidence, because: says }];
}

function because(found: OwnerSign, self: OwnedLink, own: readonly OwnerSign[]): string {
  if (found.way === 'descriptor') return `owned by ${found.owner} (${found.because})`;
  const says = found.way === 'inherited' ? found.because : `owned by ${found.owner} (${found.because})`;
  return `${found.way === 'inherited' ? missing(self, own) : missing(self, [])}; ${says}`;
}

function missing({ stated }: OwnedLink, own: readonly OwnerSign[]): string {
  const said = stated === null ? 'it names no owner' : `its owner ${stated} does not exist`;
  const evidence = own.find(({ way }) => way !== 'descriptor');
  return evidence ? `${said}; ${evidence.named} (${evidence.because}) is not in the catalog` : said;
}

function isDisputed({ owner, way }: OwnerSign, own: readonly OwnerSign[]): boolean {
  if (way === 'inherited') return false;
  const byWay = Map.groupBy(
    own.filter((sign) => sign.owner !== null),
    (sign) => sign.way,
  );
  return [...byWay.values()].some((signs) => signs.every((sign) => sign.owner !== owner));
}
