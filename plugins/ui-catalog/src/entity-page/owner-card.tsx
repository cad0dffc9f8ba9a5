import { Card, EmptyNote, EntityLink, ExternalLink, MissingEntity } from '@watchbill/ui-kit';
import type { ContactInfo, EntityDetail, OwnerInfo } from '../queries/get-entity.ts';
import styles from './owner-card.module.css';
import { OwnerReason } from './owner-reason.tsx';
import { PeopleList } from './people-list.tsx';

/** Whom to call, and how. For a group or user these are its own. */
export function OwnerCard({ entity }: { readonly entity: EntityDetail }) {
  const { owner, ownerRef, contacts } = entity;
  const isOwner = entity.kind === 'Group' || entity.kind === 'User';
  if (isOwner) {
    return (
      <Card title="Contacts">{contacts.length > 0 ? <Contacts contacts={contacts} /> : <NoContacts />}</Card>
    );
  }
  if (!owner) {
    return (
      <Card title="Owner">
        {ownerRef ? <MissingEntity entityRef={ownerRef} /> : <p className={styles.none}>No owner is named</p>}
        <p className={styles.hint}>
          {ownerRef
            ? 'Describe this group or user, or name another in spec.owner.'
            : 'Name a group or user in spec.owner; until then nobody is told when it fails.'}
        </p>
        <OwnerReason entity={entity} />
      </Card>
    );
  }
  return (
    <Card title="Owner">
      <div className={styles.owner}>
        <EntityLink entity={owner} />
      </div>
      <OwnerReason entity={entity} />
      <Members owner={owner} />
      {contacts.length > 0 ? <Contacts contacts={contacts} /> : <NoContacts />}
    </Card>
  );
}

function Members({ owner: { ref, members = [], memberCount = 0 } }: { readonly owner: OwnerInfo }) {
  return members.length > 0 ? <PeopleList people={members} count={memberCount} groupRef={ref} /> : null;
}

function Contacts({ contacts }: { readonly contacts: readonly ContactInfo[] }) {
  return (
    <ul className={styles.contacts} aria-label="Contacts">
      {contacts.map(({ notifier, target }) => (
        <li key={`${notifier}:${target}`}>
          <span className={styles.notifier}>{notifier}</span>
          <span className={styles.target}>
            {/^[^\s@]+@[^\s@]+$/.test(target) ? (
              <a href={`mailto:${target}`}>{target}</a>
            ) : /^https?:/.test(target) ? (
              <ExternalLink href={target}>{target}</ExternalLink>
            ) : (
              target
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

function NoContacts() {
  return (
    <EmptyNote>
      No contact is known: alerts have nowhere to go. Add the annotation watchbill.dev/notify.
    </EmptyNote>
  );
}
