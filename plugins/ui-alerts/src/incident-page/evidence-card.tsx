import { useRouteRef } from '@backstage/core-plugin-api';
import { Card, Facts, formatMilliseconds, RelativeTime, RunBadge, runRouteRef } from '@watchbill/ui-kit';
import { Link } from 'react-router-dom';
import type { IncidentDetail } from '../queries/get-incident.ts';

/** The run that proves it. */
export function EvidenceCard({ run }: { readonly run: NonNullable<IncidentDetail['run']> }) {
  const path = useRouteRef(runRouteRef);
  return (
    <Card title="Evidence" actions={<Link to={path({ id: run.id })}>Open the run</Link>}>
      <Facts
        facts={{
          Run: <RunBadge run={run} />,
          Step: run.failure?.step,
          Expected: run.failure?.expected,
          Got: run.failure?.actual,
          Reason: run.failure ? null : run.reason,
          Started: <RelativeTime at={run.startedAt ?? run.queuedAt} />,
          Took: run.durationMs === null ? null : formatMilliseconds(run.durationMs),
        }}
      />
    </Card>
  );
}
