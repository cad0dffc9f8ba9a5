import { useEffect } from 'react';

/** Names the document, as tabs, history and bookmarks show it. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Watchbill`;
  }, [title]);
}
