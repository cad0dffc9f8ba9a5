import { Card, DeploymentList } from '@watchbill/ui-kit';
import { useDeployments } from '../queries/list-deployments.ts';

/** What was built and deployed lately; nothing where CI tells nothing of it. */
export function DeploymentsCard({ entityRef }: { readonly entityRef: string }) {
  const { data: deployments = [] } = useDeployments(entityRef);
  if (deployments.length === 0) return null;
  return (
    <Card title="Deployments" flush>
      <DeploymentList deployments={deployments} />
    </Card>
  );
}
