import { Button, Notice } from '@watchbill/ui-kit';
import { useConfirmRemovals } from '../queries/confirm-removals.ts';
import type { SourceInfo } from '../queries/list-sources.ts';
import styles from './held-removals.module.css';

/** Too many are gone at once to be believed. The button says the number, and removes no more than that. */
export function HeldRemovals({ source: { id, heldRemovals: count } }: { readonly source: SourceInfo }) {
  const confirm = useConfirmRemovals();
  const many = `${count.toLocaleString('en')} ${count === 1 ? 'entity' : 'entities'}`;
  return (
    <div className={styles.held}>
      <Notice tone="degraded">
        <p className={styles.text}>
          {`This source no longer tells of ${many}. So many at once may be a mistake: they stay until somebody confirms that they are gone.`}
        </p>
        <Button busy={confirm.isPending} onClick={() => confirm.mutate({ id, count })}>
          {`Remove ${many}`}
        </Button>
        {confirm.error && (
          <p className={styles.text} role="alert">
            {confirm.error.message}
          </p>
        )}
      </Notice>
    </div>
  );
}
