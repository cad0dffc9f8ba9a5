import { LoadingState } from '@watchbill/ui-kit';

/** While the code of a page is on its way. */
export function LoadingPage() {
  return <LoadingState lines={8} />;
}
