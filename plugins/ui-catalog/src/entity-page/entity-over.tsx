import { CopyText, Tag } from '@watchbill/ui-kit';
import type { EntityDetail } from '../queries/get-entity.ts';
import styles from './entity-over.module.css';

export function EntityOver({ entity }: { readonly entity: EntityDetail }) {
  const words = [entity.kind, entity.type, entity.lifecycle].filter(Boolean);
  return (
    <span className={styles.over}>
      <span>{words.join(' · ')}</span>
      <CopyText text={entity.ref} />
      {entity.tags.map((tag) => (
        <Tag key={tag}>{tag}</Tag>
      ))}
    </span>
  );
}
