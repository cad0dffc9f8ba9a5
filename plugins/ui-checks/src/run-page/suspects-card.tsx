import { Card, DeploymentList } from '@watchbill/ui-kit';
import { useSuspects } from '../queries/list-suspects.ts';

/** What was deployed between the last run that passed and this one; nothing where nothing was. */
export function SuspectsCard({ runId }: { readonly runId: string }) {
  const { data: deployments = [] } = useSuspects(runId);
  if (deployments.length === 0) return null;
  return (
    <Card title="Deployed since it last passed" count={deployments.length} flush>
      <DeploymentList deployments={deployments} withEntity />
    </Card>
  );
}
