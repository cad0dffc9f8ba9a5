import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { type CatalogFilter, readCatalogFilter, writeCatalogFilter } from './catalog-filter.ts';

export type ChangeFilter = (change: Partial<CatalogFilter>) => void;

/** The filter lives in the address: it can be shared, kept and gone back to. */
export function useCatalogFilter(): readonly [CatalogFilter, ChangeFilter] {
  const [search, setSearch] = useSearchParams();
  const filter = useMemo(() => readCatalogFilter(search), [search]);
  const change = useCallback<ChangeFilter>(
    (fields) => {
      // Typing makes no history of half words.
      const replace = Object.keys(fields).every((name) => name === 'query');
      setSearch((now) => writeCatalogFilter({ ...readCatalogFilter(now), ...fields }), { replace });
    },
    [setSearch],
  );
  return [filter, change];
}
