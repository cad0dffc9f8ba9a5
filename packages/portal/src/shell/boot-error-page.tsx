import type { BootErrorPageProps } from '@backstage/core-plugin-api';
import { ErrorState } from '@watchbill/ui-kit';

export function BootErrorPage({ error }: BootErrorPageProps) {
  return <ErrorState error={error} onRetry={() => window.location.reload()} />;
}
