import type { FacetValue } from '../queries/count-facets.ts';
import { type CatalogFilter, predicateOf } from './catalog-filter.ts';
import styles from './catalog-toolbar.module.css';
import { HealthFilter } from './health-filter.tsx';
import { OwnerFilter } from './owner-filter.tsx';
import { SearchBox } from './search-box.tsx';
import { SelectFilter } from './select-filter.tsx';
import type { ChangeFilter } from './use-catalog-filter.ts';

interface CatalogToolbarProps {
  readonly filter: CatalogFilter;
  readonly onChange: ChangeFilter;
  readonly facets:
    | {
        readonly kinds: readonly FacetValue[];
        readonly healths: readonly FacetValue[];
      }
    | undefined;
}

export function CatalogToolbar({ filter, onChange, facets }: CatalogToolbarProps) {
  return (
    <search className={styles.toolbar}>
      <SearchBox text={filter.query} onChange={(query) => onChange({ query })} />
      <SelectFilter
        label="Kind"
        value={filter.kind}
        values={facets?.kinds ?? []}
        wordOf={(kind) => kind}
        onChange={(kind) => onChange({ kind })}
      />
      <OwnerFilter
        value={filter.owner}
        among={{ query: filter.query || null, filter: predicateOf(filter, 'owner') }}
        onChange={(owner) => onChange({ owner })}
      />
      <HealthFilter
        value={filter.health}
        values={facets?.healths}
        onChange={(health) => onChange({ health })}
      />
    </search>
  );
}
