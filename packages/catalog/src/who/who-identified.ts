import type { Transaction } from '@watchbill/database';
import { type FoundIdentifier, findIdentifiers } from '../identifiers/find-identifiers.ts';
import type { Interpretation, LookUp } from '../identifiers/interpretation.ts';
import { type AskedOrigin, readOrigins } from '../identifiers/read-origins.ts';
import { recognise } from '../identifiers/recognise.ts';
import { findByWords } from './find-by-words.ts';

/** An entity that a text may mean. */
export interface Identified {
  readonly ref: string;
  readonly kind: string;
  readonly name: string;
  readonly confidence: number;
  readonly because: string;
  /** The text is a way to reach it, so what it owns may be meant as well. */
  readonly isContact: boolean;
}

export interface Identification {
  /** Most likely first. */
  readonly found: readonly Identified[];
  /** What the text was compared with, in words. */
  readonly tried: readonly string[];
}

/** `who` shows no more candidates than these. */
const MOST_EXPLAINED = 10;
const WORDS = 0.5;
const SIMILAR_WORDS = 0.3;
const CONTACTS: readonly string[] = ['email', 'slack', 'contact'];
/** Of several kinds with one name, people most likely mean the one that runs. */
const KINDS = ['component', 'system', 'resource', 'api', 'domain', 'group', 'user'];

/**
 * The entities that a text may mean. Guesses count only where nothing is known by it, and its words only where there is
 * nothing to guess.
 */
export async function findIdentified(tx: Transaction, text: string): Promise<Identification> {
  const interpretations = recognise(text);
  const lookUps = interpretations.flatMap((interpretation) =>
    interpretation.lookUps.map((lookUp) => ({ ...lookUp, interpretation })),
  );
  const rows = Map.groupBy(await findIdentifiers(tx, lookUps), ({ nr }) => nr);
  const answered = interpretations.flatMap((interpretation) => {
    const first = lookUps.findIndex((lookUp, nr) => lookUp.interpretation === interpretation && rows.has(nr));
    const lookUp = lookUps[first];
    return lookUp ? [{ lookUp, found: judge(interpretation, lookUp, rows.get(first) ?? []) }] : [];
  });
  const known = answered.filter(({ lookUp }) => !lookUp.guess);
  const found = (known.length > 0 ? known : answered).flatMap(({ found }) => found);
  if (found.length > 0) return { found: await explained(tx, ranked(found)), tried: [] };
  const all = ranked(await byWords(tx, text));
  return { found: all, tried: all.length > 0 ? [] : triedOf(text, interpretations) };
}

/** Found by an identifier; where exactly that is said is not read yet. */
interface Judged extends Identified {
  readonly origin: AskedOrigin;
}

function judge(
  { shown }: Interpretation,
  lookUp: LookUp,
  rows: readonly FoundIdentifier[],
): readonly Judged[] {
  return rows.map((found) => ({
    ref: found.ref,
    kind: found.kind,
    name: found.name,
    confidence: doubted(lookUp.confidence, rows.length),
    because: `'${shown}' ${saysOf(lookUp, found)}`,
    isContact: CONTACTS.includes(lookUp.type),
    origin: { lookUp, found },
  }));
}

/** A name that leads to what is called otherwise now was its name. */
function saysOf({ type, value, says }: LookUp, { ref, name }: FoundIdentifier): string {
  if (type === 'reference' && ref !== value) return 'was its reference';
  if (type === 'name' && name.toLowerCase() !== value) return 'was its name';
  return says;
}

/** With where it is said, for those that may be shown. */
async function explained(tx: Transaction, judged: readonly Judged[]): Promise<readonly Identified[]> {
  const shown = judged.slice(0, MOST_EXPLAINED);
  const origins = await readOrigins(
    tx,
    shown.map(({ origin }) => origin),
  );
  return judged.map(({ origin, ...identified }, index) => ({
    ...identified,
    because: `${identified.because}${evidence(origin.lookUp.says, origins[index] ?? '')}`,
  }));
}

/** Says that end with `its` are completed by where it is said. */
function evidence(says: string, origin: string): string {
  if (origin === '') return '';
  return says.endsWith(' its') ? ` ${origin}` : ` (${origin})`;
}

/** Where several fit equally each is less sure, and where many do, much less. */
function doubted(confidence: number, rivals: number): number {
  const factor = rivals === 1 ? 1 : rivals <= 10 ? 0.9 : 0.5;
  return Math.round(confidence * factor * 100) / 100;
}

async function byWords(tx: Transaction, text: string): Promise<readonly Identified[]> {
  const { rows, meant } = await findByWords(tx, text);
  const where = 'in its name, title, description, tags or owner';
  return rows.map(({ ref, kind, name }) => ({
    ref,
    kind,
    name,
    confidence: doubted(meant === undefined ? WORDS : SIMILAR_WORDS, rows.length),
    because:
      meant === undefined ? `'${text}' is ${where}` : `'${text}' is like '${meant}', which is ${where}`,
    isContact: false,
  }));
}

/** Each entity once, by the surest of its reasons. */
function ranked<T extends Identified>(all: readonly T[]): readonly T[] {
  const best = new Map<string, T>();
  for (const candidate of all) {
    const other = best.get(candidate.ref);
    if (!other || other.confidence < candidate.confidence) best.set(candidate.ref, candidate);
  }
  return [...best.values()].sort(
    (a, b) =>
      b.confidence - a.confidence ||
      kindRank(a) - kindRank(b) ||
      a.name.length - b.name.length ||
      (a.ref < b.ref ? -1 : 1),
  );
}

function kindRank({ kind }: Identified): number {
  const rank = KINDS.indexOf(kind.toLowerCase());
  return rank < 0 ? KINDS.length : rank;
}

function triedOf(text: string, interpretations: readonly Interpretation[]): readonly string[] {
  const tried = interpretations.map(({ name, shown }) => `${name} '${shown}'`);
  return [...new Set([...tried, `words '${text}'`])];
}
