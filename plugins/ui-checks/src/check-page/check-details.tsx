import {
  Button,
  Card,
  Columns,
  CopyText,
  EntityLink,
  FaultList,
  HealthBadge,
  healthTone,
  Icon,
  Notice,
  Page,
  RelativeTime,
} from '@watchbill/ui-kit';
import { useState } from 'react';
import type { CheckDetail } from '../queries/get-check.ts';
import { useRunCheck } from '../queries/run-check.ts';
import styles from './check-details.module.css';
import { DefinitionCard } from './definition-card.tsx';
import { RunNow } from './run-now.tsx';
import { RunsCard } from './runs-card.tsx';

export function CheckDetails({ check }: { readonly check: CheckDetail }) {
  const { health, faults } = check;
  const start = useRunCheck(check.ref);
  const [runId, show] = useState<string>();
  const over = (
    <span className={styles.over}>
      <span>Check</span>
      <CopyText text={check.ref} />
    </span>
  );
  return (
    <Page
      title={check.title ?? check.name}
      over={over}
      lead={check.description}
      actions={
        <Button
          look="primary"
          busy={start.isPending}
          onClick={() => start.mutate(undefined, { onSuccess: show })}
        >
          <Icon name="play" size={14} />
          Run now
        </Button>
      }
    >
      <Columns side={<DefinitionCard check={check} />}>
        {start.error && (
          <Notice tone="failing" alert>
            The run could not be started: {start.error.message}
          </Notice>
        )}
        {runId && <RunNow id={runId} onClose={() => show(undefined)} />}
        <Notice tone={healthTone(health.state)}>
          <HealthBadge state={health.state} />
          <span className={styles.since}>
            since <RelativeTime at={health.since} />
          </span>
          {health.cause && (
            <span>
              caused by <EntityLink entity={health.cause} />
            </span>
          )}
          <span className={styles.reason}>{health.reason}</span>
        </Notice>
        {faults.length > 0 && (
          <Card title="Faults in its description" count={faults.length} flush>
            <FaultList faults={faults} />
          </Card>
        )}
        <RunsCard checkRef={check.ref} lastRunId={check.lastRun?.id} />
      </Columns>
    </Page>
  );
}
