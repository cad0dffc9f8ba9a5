import { useEffect } from 'react';
import { useLocation } from 'react-router-dom';

/** Brings what the address points at into view once it is there: browsers look for it before the content came. */
export function useHashTarget(): void {
  const { hash } = useLocation();
  useEffect(() => {
    if (hash) document.getElementById(decodeURIComponent(hash.slice(1)))?.scrollIntoView();
  }, [hash]);
}
