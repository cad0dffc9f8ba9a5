import { Button, EmptyState, Notice, Page, RelativeTime } from '@watchbill/ui-kit';
import type { RemovalInfo } from '../queries/get-removal.ts';
import { useRestoreEntity } from '../queries/restore-entity.ts';

interface RemovedEntityProps {
  readonly entityRef: string;
  readonly name: string;
  readonly removal: RemovalInfo;
}

/** What is gone: since when, who said so, and how it comes back. */
export function RemovedEntity({ entityRef, name, removal }: RemovedEntityProps) {
  const restore = useRestoreEntity();
  return (
    <Page title={name} over={entityRef}>
      <EmptyState
        title="Removed"
        action={
          <Button look="primary" busy={restore.isPending} onClick={() => restore.mutate(entityRef)}>
            Restore
          </Button>
        }
      >
        Source {removal.source} told of it in {removal.location} and does so no longer, since{' '}
        <RelativeTime at={removal.at} />. Restored, it stays until a source tells of it again or somebody lets
        it go.
      </EmptyState>
      {restore.error && (
        <Notice tone="failing" alert>
          {restore.error.message}
        </Notice>
      )}
    </Page>
  );
}
