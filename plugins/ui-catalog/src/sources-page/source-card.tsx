import { Button, Card, FaultList, Icon, Notice, RelativeTime, Status, type Tone } from '@watchbill/ui-kit';
import type { SourceInfo } from '../queries/list-sources.ts';
import { useSyncSource } from '../queries/sync-source.ts';
import { HeldRemovals } from './held-removals.tsx';
import styles from './source-card.module.css';

const STATE: Record<SourceInfo['state'], readonly [Tone, string]> = {
  CURRENT: ['healthy', 'Current'],
  SYNCING: ['active', 'Syncing'],
  FAILED: ['failing', 'Failed'],
  REMOVED: ['unknown', 'No longer configured'],
};

export function SourceCard({ source }: { readonly source: SourceInfo }) {
  const sync = useSyncSource();
  const [tone, word] = STATE[source.state];
  const problem = sync.error?.message ?? source.lastError;
  return (
    <Card
      title={source.id}
      flush
      actions={
        <Button busy={sync.isPending} onClick={() => sync.mutate(source.id)}>
          <Icon name="refresh" size={14} />
          {sync.isPending ? 'Syncing…' : 'Sync now'}
        </Button>
      }
    >
      <div className={styles.facts}>
        <Status tone={tone}>{word}</Status>
        <span>{source.type}</span>
        <span className={styles.number}>
          {source.entities.toLocaleString('en')} {source.entities === 1 ? 'entity' : 'entities'}
        </span>
        <span>
          {source.lastSyncAt ? (
            <>
              last read <RelativeTime at={source.lastSyncAt} />
            </>
          ) : (
            'never read'
          )}
        </span>
        {source.faultCount > 0 && (
          <span className={styles.number}>
            {source.faultCount.toLocaleString('en')} {source.faultCount === 1 ? 'fault' : 'faults'}
          </span>
        )}
      </div>
      {source.heldRemovals > 0 && <HeldRemovals source={source} />}
      {problem && (
        <div className={styles.problem}>
          <Notice tone="failing" alert>
            {problem}
          </Notice>
        </div>
      )}
      {source.faults.length > 0 && (
        <div className={styles.faults}>
          <FaultList faults={source.faults} />
          {source.faultCount > source.faults.length && (
            <p className={styles.left}>
              {`and ${(source.faultCount - source.faults.length).toLocaleString('en')} more`}
            </p>
          )}
        </div>
      )}
    </Card>
  );
}
