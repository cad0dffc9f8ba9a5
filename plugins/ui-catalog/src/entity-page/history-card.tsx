import { Button, Card, RelativeTime } from '@watchbill/ui-kit';
import { type ChangeInfo, useChanges } from '../queries/list-changes.ts';
import { describeChange, shortLocation } from './describe-change.ts';
import styles from './history-card.module.css';

/** What became of it, newest first. Says nothing while nothing is known: it is no part of an answer at night. */
export function HistoryCard({ entityRef }: { readonly entityRef: string }) {
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useChanges(entityRef);
  const changes = data?.pages.flatMap(({ nodes }) => nodes) ?? [];
  if (changes.length === 0) return null;
  return (
    <Card title="History" count={data?.pages[0]?.totalCount ?? changes.length} flush>
      <ol className={styles.list}>
        {changes.map((change) => (
          <ChangeRow key={change.id} change={change} />
        ))}
      </ol>
      {hasNextPage && (
        <div className={styles.more}>
          <Button look="link" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </Card>
  );
}

function ChangeRow({ change }: { readonly change: ChangeInfo }) {
  const { source, location, at, truncated } = change;
  const phrases = [...new Set(describeChange(change))];
  return (
    <li>
      <div className={styles.what} title={truncated ? 'Long values are cut' : undefined}>
        {phrases.map((phrase) => (
          <div key={phrase}>{phrase}</div>
        ))}
      </div>
      <div className={styles.meta}>
        by {source}, <span title={location}>{shortLocation(location)}</span>, <RelativeTime at={at} />
      </div>
    </li>
  );
}
