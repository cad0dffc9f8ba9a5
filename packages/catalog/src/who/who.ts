import type { Transaction } from '@watchbill/database';
import { type Contact, contactsOf, InputError } from '@watchbill/model';
import { findEntities } from '../entities/find-entities.ts';
import { storableText } from '../entities/storable-json.ts';
import { ownershipOf } from '../ownership/ownership-of.ts';
import { membersOf } from '../relations/members-of.ts';
import { findIdentified, type Identified } from './who-identified.ts';
import { findOwned } from './who-owned.ts';

export interface Who {
  readonly of: string;
  /** Most likely first, at most ten. */
  readonly candidates: readonly WhoCandidate[];
  /** When there is no candidate: what the text was taken for, in words. */
  readonly tried: readonly string[];
}

export interface WhoCandidate {
  /** Ref of what the text means. */
  readonly entity: string;
  /** Ref of the group or user that answers for it, or null when none exists. */
  readonly owner: string | null;
  /** Refs of the users behind the owner. */
  readonly people: readonly string[];
  readonly contacts: readonly Contact[];
  /** 0 to 1: how sure it is that the text means this entity. */
  readonly confidence: number;
  /** How the text led here, and how the owner is known or why there is none. */
  readonly because: string;
}

const MAX_LENGTH = 4_000;
const MAX_CANDIDATES = 10;

/**
 * Who answers for whatever this text means: an entity's reference, name or title, a repository or a path in one, a
 * hostname or URL, a Kubernetes workload, pod or namespace, a container image, an e-mail address, a Slack channel, the
 * labels of an alert, or the value of any annotation. A group or user answers for itself.
 * @throws InputError when the text is empty or longer than 4000 characters.
 */
export async function who(tx: Transaction, of: string): Promise<Who> {
  const text = readText(of);
  const { found, tried } = await findIdentified(tx, text);
  if (found.length === 0) return { of, candidates: [], tried };
  const known = new Set(found.map(({ ref }) => ref));
  const owned = (await findOwned(tx, text, found)).filter(({ ref }) => !known.has(ref));
  const meant = [...found, ...owned].sort((a, b) => b.confidence - a.confidence).slice(0, MAX_CANDIDATES);
  return { of, candidates: await answered(tx, meant), tried: [] };
}

async function answered(tx: Transaction, meant: readonly Identified[]): Promise<readonly WhoCandidate[]> {
  const refs = meant.filter((entity) => !isOwner(entity)).map(({ ref }) => ref);
  const ownership = await ownershipOf(tx, refs);
  const ownerOf = (entity: Identified) =>
    isOwner(entity) ? entity.ref : (ownership.get(entity.ref)?.owner ?? null);
  const owners = [...new Set(meant.map(ownerOf))].filter((ref) => ref !== null);
  const [documents, members] = [await findEntities(tx, owners), await membersOf(tx, owners)];
  return meant.map((entity): WhoCandidate => {
    const owner = ownerOf(entity);
    const row = owner === null ? undefined : documents.get(owner);
    const how = ownership.get(entity.ref)?.because;
    return {
      entity: entity.ref,
      owner,
      people: row?.kind.toLowerCase() === 'user' ? [row.ref] : (members.get(owner ?? '') ?? []),
      contacts: row ? contactsOf(row.document) : [],
      confidence: entity.confidence,
      because: how === undefined ? entity.because : `${entity.because}; ${how}`,
    };
  });
}

/** Control characters come along with what is copied from a terminal, and mean nothing. */
function readText(of: string): string {
  const text = of.length > MAX_LENGTH ? of : unquoted(storableText(of.replace(/\p{Cc}+/gu, ' ')).trim());
  if (text !== '' && text.length <= MAX_LENGTH) return text;
  const shown = storableText(text.slice(0, 40));
  throw new InputError(
    `of '${shown}': expected 1 to ${MAX_LENGTH} characters, e.g. 'cart', 'github.com/acme/cart' or 'service="cart"'`,
  );
}

/** Quotes around the whole come from where it was copied. */
function unquoted(text: string): string {
  return text.replace(/^(["'`])([^"'`]*)\1$/, '$2').trim();
}

function isOwner({ kind }: Identified): boolean {
  return ['group', 'user'].includes(kind.toLowerCase());
}
