import {
  Card,
  CopyText,
  EntityLink,
  Facts,
  formatInstant,
  formatMilliseconds,
  MissingEntity,
  RunbookLinks,
} from '@watchbill/ui-kit';
import type { RunDetail } from '../queries/get-run.ts';
import styles from './run-side.module.css';

const TRIGGER = {
  SCHEDULE: 'Schedule',
  RETRY: 'Second look after a doubt',
  MANUAL: 'By hand',
  DEPLOYMENT: 'After a deployment',
} as const;

export function RunOver({ run }: { readonly run: RunDetail }) {
  return (
    <span className={styles.over}>
      <EntityLink entity={run.check}>{run.check.ref}</EntityLink>
      <CopyText text={run.id} />
    </span>
  );
}

/** Whose it is, and how this run came about. */
export function RunSide({ run }: { readonly run: RunDetail }) {
  const { check } = run;
  const at = (iso: string | null) => iso && <time dateTime={iso}>{formatInstant(iso)}</time>;
  return (
    <>
      <Card title="Whose it is">
        <Facts
          facts={{
            Entity: check.entity ? (
              <EntityLink entity={check.entity} />
            ) : (
              <MissingEntity entityRef={check.entityRef} />
            ),
            Owner: check.owner ? <EntityLink entity={check.owner} /> : 'No owner is known',
            Runbook: check.entity && (
              <RunbookLinks entityRef={check.entity.ref} runbooks={check.entity.runbooks} />
            ),
            Check: <EntityLink entity={check}>{check.title ?? check.name}</EntityLink>,
            Script: <code>{check.script}</code>,
          }}
        />
      </Card>
      <Card title="This run">
        <Facts
          facts={{
            Cause: run.actor ? `${TRIGGER[run.trigger]}, ${run.actor}` : TRIGGER[run.trigger],
            Queued: at(run.queuedAt),
            Started: at(run.startedAt),
            Finished: at(run.finishedAt),
            Took: run.durationMs === null ? null : formatMilliseconds(run.durationMs),
            Runner: run.runner,
          }}
        />
      </Card>
    </>
  );
}
