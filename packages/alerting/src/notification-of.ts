import type { EntityTransition } from '@watchbill/health';
import type { Notification } from '@watchbill/model';
import type { Incident } from './incident.ts';
import { entityUrl, incidentUrl, runUrl } from './portal-urls.ts';
import type { Proof } from './read-proof.ts';
import { type Subject, titleOf } from './subject.ts';

/** A message still without its id: one is made for each target. */
export type Message = Omit<Notification, 'id'>;

/** What the owner is told when an incident opens or gets worse. */
export function openedMessage(
  incident: Pick<Incident, 'id' | 'severity' | 'health' | 'reason' | 'startedAt' | 'runId'>,
  { ref, entity, ownerRef, escalation, runbooks }: Subject,
  proof: Proof,
  baseUrl: string,
): Message {
  const page = entityUrl(baseUrl, ref);
  const { id, severity, health, reason, startedAt, runId } = incident;
  return {
    type: 'incident.opened',
    incident: {
      id,
      severity,
      state: health,
      reason,
      startedAt: startedAt.toISOString(),
      url: incidentUrl(baseUrl, id),
    },
    entity: { ref, title: titleOf(entity, ref), url: page },
    ...(ownerRef !== null && { owner: { ref: ownerRef, title: titleOf(escalation[0]?.[0], ownerRef) } }),
    ...(proof.check && { check: proof.check }),
    ...(runId !== null && { run: { id: runId, url: runUrl(baseUrl, runId) } }),
    ...(proof.failure && { failure: proof.failure }),
    // A Markdown file of ours is read on the entity's page.
    runbooks: runbooks.map(({ title, url = `${page}#runbook` }) => ({ title, url })),
  };
}

/** The recovery, in terms of what its receiver was told before: the same names and links, with the run that proves recovery. */
export function resolvedMessage(
  told: Notification,
  { to, reason, at, runId }: Pick<EntityTransition, 'to' | 'reason' | 'at' | 'runId'>,
  baseUrl: string,
): Message {
  const { id: _id, failure: _failure, run: _run, ...rest } = told;
  return {
    ...rest,
    type: 'incident.resolved',
    incident: { ...told.incident, state: to, reason, resolvedAt: at.toISOString() },
    ...(runId !== null && { run: { id: runId, url: runUrl(baseUrl, runId) } }),
  };
}
