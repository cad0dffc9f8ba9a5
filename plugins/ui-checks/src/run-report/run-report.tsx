import { Card, Tabs } from '@watchbill/ui-kit';
import type { RunDetail } from '../queries/get-run.ts';
import { ConsoleLines } from './console-lines.tsx';
import { RequestTable } from './request-table.tsx';
import { StepList } from './step-list.tsx';
import { ThresholdList } from './threshold-list.tsx';

/** A run's evidence: the steps it took, the requests it made, what it said. */
export function RunReport({ run }: { readonly run: RunDetail }) {
  const tabs = [
    {
      id: 'requests',
      label: 'Requests',
      count: run.requests.length,
      content: <RequestTable requests={run.requests} />,
    },
    {
      id: 'console',
      label: 'Console',
      count: run.console.length,
      content: <ConsoleLines lines={run.console} />,
    },
  ];
  return (
    <>
      {run.thresholds.length > 0 && <ThresholdList thresholds={run.thresholds} />}
      <Card title="Steps" count={run.steps.length} flush>
        <StepList steps={run.steps} going={run.state !== 'FINISHED'} />
      </Card>
      <Card title="Evidence" flush {...(run.truncated && { actions: 'Cut to what a record can hold' })}>
        <Tabs label="Evidence" tabs={tabs} />
      </Card>
    </>
  );
}
