import { Button, EntityLink, type EntityName } from '@watchbill/ui-kit';
import { useState } from 'react';
import styles from './people-list.module.css';

const SHOWN = 6;

export function PeopleList({ people }: { readonly people: readonly EntityName[] }) {
  const [all, showAll] = useState(false);
  const shown = all || people.length <= SHOWN + 1 ? people : people.slice(0, SHOWN);
  return (
    <ul className={styles.people} aria-label="People">
      {shown.map((person) => (
        <li key={person.ref}>
          <EntityLink entity={person} />
        </li>
      ))}
      {shown.length < people.length && (
        <li>
          <Button look="link" onClick={() => showAll(true)}>
            {people.length - shown.length} more
          </Button>
        </li>
      )}
    </ul>
  );
}
