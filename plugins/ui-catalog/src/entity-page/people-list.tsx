import { EntityLink, type EntityName, useEntityPath } from '@watchbill/ui-kit';
import { Link } from 'react-router-dom';
import styles from './people-list.module.css';

interface PeopleListProps {
  /** The first of them. */
  readonly people: readonly EntityName[];
  readonly count: number;
  /** On whose page all are listed. */
  readonly groupRef: string;
}

export function PeopleList({ people, count, groupRef }: PeopleListProps) {
  const path = useEntityPath();
  return (
    <ul className={styles.people} aria-label="People">
      {people.map((person) => (
        <li key={person.ref}>
          <EntityLink entity={person} />
        </li>
      ))}
      {count > people.length && (
        <li>
          <Link to={path(groupRef)}>{`${(count - people.length).toLocaleString('en')} more`}</Link>
        </li>
      )}
    </ul>
  );
}
