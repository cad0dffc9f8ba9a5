import { Card, EntityLink, Facts, MissingEntity, SeverityTag } from '@watchbill/ui-kit';
import { NextRun } from '../next-run.tsx';
import type { CheckDetail } from '../queries/get-check.ts';

export function DefinitionCard({ check }: { readonly check: CheckDetail }) {
  return (
    <Card title="Definition">
      <Facts
        facts={{
          Marks: check.entity ? (
            <EntityLink entity={check.entity} />
          ) : (
            <MissingEntity entityRef={check.entityRef} />
          ),
          Owner: check.owner ? <EntityLink entity={check.owner} /> : 'No owner is known',
          Script: <code>{check.script}</code>,
          Every: check.every,
          Timeout: check.timeout,
          Severity: <SeverityTag severity={check.severity} />,
          'Next run': <NextRun at={check.nextRunAt} paused={check.paused} />,
        }}
      />
    </Card>
  );
}
