import { Button, ErrorState } from '@watchbill/ui-kit';
import { useEffect, useRef } from 'react';
import type { useEntities } from '../queries/list-entities.ts';
import styles from './more-rows.module.css';

/** Fetches the next page when the end of the list comes near; the button does the same for those who do not scroll. */
export function MoreRows({ list }: { readonly list: ReturnType<typeof useEntities> }) {
  const end = useRef<HTMLDivElement>(null);
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = list;

  useEffect(() => {
    const element = end.current;
    if (!element || !hasNextPage || isFetchingNextPage || isFetchNextPageError) return undefined;
    const watcher = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) void fetchNextPage();
      },
      { rootMargin: '600px' },
    );
    watcher.observe(element);
    return () => watcher.disconnect();
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);

  if (isFetchNextPageError && list.error) {
    return <ErrorState error={list.error} onRetry={() => void fetchNextPage()} />;
  }
  if (!hasNextPage) return null;
  return (
    <div ref={end} className={styles.more}>
      <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
        {isFetchingNextPage ? 'Loading more…' : 'Show more'}
      </Button>
    </div>
  );
}
