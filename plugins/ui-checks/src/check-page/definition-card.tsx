import { Card, EntityLink, Facts, MissingEntity, RelativeTime, SeverityTag, useNow } from '@watchbill/ui-kit';
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

interface NextRunProps {
  readonly at: string | null;
  readonly paused: boolean;
}

export function NextRun({ at, paused }: NextRunProps) {
  const now = useNow();
  if (paused) return <>Paused</>;
  if (at === null) return <>Not scheduled</>;
  return Date.parse(at) <= now ? <>Due now</> : <RelativeTime at={at} />;
}
