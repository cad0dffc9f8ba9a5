import { EmptyState, Page } from '@watchbill/ui-kit';
import { Link, useLocation } from 'react-router-dom';

export function NotFoundPage() {
  const { pathname } = useLocation();
  return (
    <Page title="Page not found">
      <EmptyState title="There is nothing here" action={<Link to="/catalog">Go to the catalog</Link>}>
        {`No page has the address ${pathname}. Press Ctrl K to look for a service and its owner.`}
      </EmptyState>
    </Page>
  );
}
