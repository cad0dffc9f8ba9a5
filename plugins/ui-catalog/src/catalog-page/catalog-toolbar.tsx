import { parseEntityRef } from '@watchbill/model';
import type { FacetValue } from '../queries/count-facets.ts';
import type { CatalogFilter } from './catalog-filter.ts';
import styles from './catalog-toolbar.module.css';
import { HealthFilter } from './health-filter.tsx';
import { SearchBox } from './search-box.tsx';
import { SelectFilter } from './select-filter.tsx';
import type { ChangeFilter } from './use-catalog-filter.ts';

interface CatalogToolbarProps {
  readonly filter: CatalogFilter;
  readonly onChange: ChangeFilter;
  readonly facets:
    | {
        readonly kinds: readonly FacetValue[];
        readonly owners: readonly FacetValue[];
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
      <SelectFilter
        label="Owner"
        value={filter.owner}
        values={facets?.owners ?? []}
        wordOf={(ref) => parseEntityRef(ref, { defaultKind: 'group' }).name}
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
