import type { Transaction } from '@watchbill/database';
import { type Contact, contactsOf, InputError } from '@watchbill/model';
import { findEntities } from './find-entities.ts';
import { membersOf } from './members-of.ts';
import { ownersOf } from './owners-of.ts';
import { storableText } from './storable-json.ts';
import { findIdentified, type Identified, WAYS_TO_IDENTIFY } from './who-identified.ts';

export interface Who {
  readonly of: string;
  /** Most likely first, at most ten. */
  readonly candidates: readonly WhoCandidate[];
  /** When there is no candidate: what the text was compared with. */
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
  /** How the text led here, and why there is no owner where there is none. */
  readonly because: string;
}

const MAX_LENGTH = 300;

/**
 * Who answers for whatever this text means: a reference, a name, a title, or an identifier in an annotation such as a
 * repository or a Kubernetes workload. A group answers for itself.
 * @throws InputError when the text is empty or longer than 300 characters.
 */
export async function who(tx: Transaction, of: string): Promise<Who> {
  const text = storableText(of).trim();
  if (text === '' || text.length > MAX_LENGTH) {
    throw new InputError(
      `of '${text.slice(0, 40)}': expected 1 to ${MAX_LENGTH} characters, e.g. 'cart' or 'component:default/cart'`,
    );
  }
  const found = await findIdentified(tx, text);
  if (found.length === 0)
    return { of, candidates: [], tried: WAYS_TO_IDENTIFY.map((way) => `${way} '${text}'`) };
  const inherited = await ownersOf(
    tx,
    found.map(({ ref }) => ref),
  );
  const ownerOf = (entity: Identified) =>
    isOwner(entity) ? entity.ref : (inherited.get(entity.ref) ?? null);
  const owners = [...new Set(found.map(ownerOf))].filter((ref) => ref !== null);
  const [documents, members] = [await findEntities(tx, owners), await membersOf(tx, owners)];
  const candidates = found.map((entity): WhoCandidate => {
    const owner = ownerOf(entity);
    const row = owner === null ? undefined : documents.get(owner);
    return {
      entity: entity.ref,
      owner,
      people: row?.kind.toLowerCase() === 'user' ? [row.ref] : (members.get(owner ?? '') ?? []),
      contacts: row ? contactsOf(row.document) : [],
      confidence: entity.confidence,
      because: entity.because + missingOwner(entity, owner),
    };
  });
  return { of, candidates, tried: [] };
}

function isOwner({ kind }: Identified): boolean {
  return ['group', 'user'].includes(kind.toLowerCase());
}

function missingOwner({ ownerRef }: Identified, owner: string | null): string {
  if (owner !== null) return '';
  return ownerRef === null ? '; it names no owner' : `; its owner ${ownerRef} does not exist`;
}
