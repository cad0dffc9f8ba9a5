import { Button, ErrorState } from '@watchbill/ui-kit';
import { useEffect, useRef } from 'react';
import type { useEntities } from '../queries/list-entities.ts';
import styles from './more-rows.module.css';

/** Beyond these nobody reads on by scrolling: what a page holds by itself stays light. */
const MOST_BY_SCROLLING = 500;

/** Fetches the next page when the end of the list comes near; the button does the same for those who do not scroll. */
export function MoreRows({ list }: { readonly list: ReturnType<typeof useEntities> }) {
  const end = useRef<HTMLDivElement>(null);
  const { data, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = list;
  const shown = data?.pages.reduce((sum, { nodes }) => sum + nodes.length, 0) ?? 0;
  const byScrolling = hasNextPage && shown < MOST_BY_SCROLLING;

  useEffect(() => {
    const element = end.current;
    if (!element || !byScrolling || isFetchingNextPage || isFetchNextPageError) return undefined;
    const watcher = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) void fetchNextPage();
      },
      { rootMargin: '600px' },
    );
    watcher.observe(element);
    return () => watcher.disconnect();
  }, [byScrolling, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);

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
