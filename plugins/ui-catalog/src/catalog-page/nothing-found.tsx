import { Button, EmptyState } from '@watchbill/ui-kit';
import type { CatalogFilter } from './catalog-filter.ts';
import type { ChangeFilter } from './use-catalog-filter.ts';

interface NothingFoundProps {
  readonly filter: CatalogFilter;
  readonly onChange: ChangeFilter;
}

export function NothingFound({ filter, onChange }: NothingFoundProps) {
  const { query, owner, health, kind } = filter;
  if (!query && !owner && !health && kind === undefined) {
    return (
      <EmptyState title="The catalog is empty">
        Name the folders that hold your catalog-info.yaml files under `sources` in watchbill.yaml. The Sources
        page shows what was read from them.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="Nothing matches"
      action={
        <Button onClick={() => onChange({ query: '', kind: undefined, owner: undefined, health: undefined })}>
          Search everything
        </Button>
      }
    >
      {query
        ? `No name, title or description contains “${query}” under these filters.`
        : 'No entity passes these filters.'}
    </EmptyState>
  );
}
