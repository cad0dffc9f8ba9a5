import { ANNOTATION } from './annotations.ts';
import type { Entity } from './entity.ts';

/** A way to reach an owner: a configured notifier and a target that only it understands. */
export interface Contact {
  readonly notifier: string;
  readonly target: string;
}

/** The notifier that owners with no more than an e-mail address are reached by. */
export const EMAIL_NOTIFIER = 'email';

/** Contacts of a Group or User: its `watchbill.dev/notify` annotation and its `spec.profile.email`, each once. */
export function contactsOf(owner: Entity): readonly Contact[] {
  const listed = entriesOf(owner.metadata.annotations?.[ANNOTATION.notify] ?? '')
    .filter((entry) => CONTACT.test(entry))
    .map((entry) => ({
      notifier: entry.slice(0, entry.indexOf(':')),
      target: entry.slice(entry.indexOf(':') + 1),
    }));
  const email = profileOf(owner).email;
  const all = email ? [...listed, { notifier: EMAIL_NOTIFIER, target: email }] : listed;
  return [...new Map(all.map((contact) => [`${contact.notifier}:${contact.target}`, contact])).values()];
}

const CONTACT = /^[^:]+:.+/;

/** Completes "expected …" of an entry of `watchbill.dev/notify` that reaches nobody. */
export const MALFORMED_CONTACT =
  "notifier-id:target, e.g. 'email:payments@acme.org'; nobody is told by this one";

/** Entries of a `watchbill.dev/notify` annotation that are no contact. */
export function malformedContactsOf(annotation: string): readonly string[] {
  return entriesOf(annotation).filter((entry) => !CONTACT.test(entry));
}

function entriesOf(annotation: string): readonly string[] {
  return annotation
    .split(/[,\n]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}

export interface Profile {
  readonly displayName?: string;
  readonly email?: string;
  readonly picture?: string;
}

export function profileOf(entity: Entity): Profile {
  const profile = entity.spec?.profile;
  return typeof profile === 'object' && profile !== null ? (profile as Profile) : {};
}
