import type { ErrorBoundaryFallbackProps } from '@backstage/core-plugin-api';
import { ErrorState, Page } from '@watchbill/ui-kit';

/** Instead of a page whose code failed; the rest of the portal goes on. */
export function CrashedPage({ error, resetError }: ErrorBoundaryFallbackProps) {
  return (
    <Page title="Something went wrong">
      <ErrorState error={error} onRetry={resetError} />
    </Page>
  );
}
