import { Card, DeploymentList } from '@watchbill/ui-kit';
import { useSuspects } from '../queries/list-suspects.ts';

/** What was deployed shortly before this run, and since its check last passed; nothing where nothing was. */
export function SuspectsCard({ runId }: { readonly runId: string }) {
  const { data: deployments = [] } = useSuspects(runId);
  if (deployments.length === 0) return null;
  return (
    <Card title="Deployed before it" count={deployments.length} flush>
      <DeploymentList deployments={deployments} withEntity />
    </Card>
  );
}
