import type { Codeowners } from './codeowners.ts';
import type { CodeownersRule } from './codeowners-line.ts';
import { codeownersOf, codeownersOfFolder } from './codeowners-of.ts';
import { isAnchored } from './path-pattern.ts';

/** Who owns what a descriptor describes, as a CODEOWNERS file has it. */
export interface CodeownersEvidence {
  /** As written: `@user`, `@organisation/team` or an e-mail address. */
  readonly owner: string;
  readonly way: 'codeowners';
  /** 0 to 1. */
  readonly confidence: number;
  /** E.g. `CODEOWNERS line 12: /services/cart/ @acme/cart-team`. */
  readonly because: string;
}

const A_RANK = 0.01;
const MOST_OWNERS = 20;

/**
 * A descriptor stands for the folder it lies in, so the rule for any file there says most. One for the descriptor's own
 * name may be about all files of that kind (`*.yaml`), and one for everything about whoever is left.
 * @param path of the descriptor in its repository, without a slash at the beginning
 */
export function codeownersEvidence(codeowners: Codeowners, path: string): readonly CodeownersEvidence[] {
  const folder = codeownersOfFolder(codeowners, path.split('/').slice(0, -1).join('/'));
  const own = codeownersOf(codeowners, path);
  const found = new Map<string, CodeownersEvidence>();
  const rules = [
    ...(folder ? [{ rule: folder, confidence: isCatchAll(folder) ? 0.6 : 0.8 }] : []),
    ...(own && own !== folder ? [{ rule: own, confidence: isAnchored(own.pattern) ? 0.7 : 0.4 }] : []),
  ];
  for (const evidence of rules.flatMap(evidenceOf).sort((a, b) => b.confidence - a.confidence)) {
    if (!found.has(evidence.owner)) found.set(evidence.owner, evidence);
  }
  return [...found.values()].slice(0, MOST_OWNERS);
}

/** The first named comes first. */
function evidenceOf(said: {
  readonly rule: CodeownersRule;
  readonly confidence: number;
}): readonly CodeownersEvidence[] {
  const { line, pattern, owners } = said.rule;
  return owners.slice(0, MOST_OWNERS).map((owner, rank) => ({
    owner,
    way: 'codeowners',
    confidence: Math.round((said.confidence - rank * A_RANK) * 100) / 100,
    because: `CODEOWNERS line ${line}: ${pattern} ${owners.slice(0, MOST_OWNERS).join(' ')}`,
  }));
}

function isCatchAll({ pattern }: CodeownersRule): boolean {
  return /^[/*]+$/.test(pattern);
}
