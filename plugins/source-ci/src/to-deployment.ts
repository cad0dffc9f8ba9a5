import type { DeploymentActivity, DeploymentState, ToldDeployment } from '@watchbill/catalog';
import type { CdEvent } from './cd-event.ts';
import { readPurl } from './purl.ts';

/** Of a service, as things happened to it: each event is a deployment of its own. */
const SERVICE: Readonly<Record<string, DeploymentActivity>> = {
  deployed: 'DEPLOY',
  upgraded: 'DEPLOY',
  rolledback: 'ROLLBACK',
  removed: 'REMOVE',
};
/** Of a run, which begins and ends: its events belong together. */
const RUNS = ['pipelinerun', 'taskrun', 'build'];
const RUN_STATES: Readonly<Record<string, DeploymentState>> = { started: 'STARTED', finished: 'SUCCEEDED' };
const BROKEN = ['failure', 'failed', 'error', 'cancel', 'cancelled', 'canceled', 'aborted'];

/** What an event says of a build or deployment; undefined for those that say nothing of one. */
export function toDeployment(event: CdEvent): ToldDeployment | undefined {
  const { subjectType, predicate } = event;
  if (subjectType === 'service') {
    const activity = SERVICE[predicate];
    return activity && told(event, event.id, activity, 'SUCCEEDED');
  }
  const state = RUN_STATES[predicate];
  if (!RUNS.includes(subjectType) || !state) return undefined;
  const id = `${event.subjectSource || event.source} ${subjectType} ${event.subjectId}`;
  return told(event, id, activityOf(event), isBroken(event) ? 'FAILED' : state);
}

function told(
  event: CdEvent,
  id: string,
  activity: DeploymentActivity,
  state: DeploymentState,
): ToldDeployment {
  const { content, customData, timestamp } = event;
  const artifact = firstText(content.artifactId, customData.artifactId);
  const purl = artifact === undefined ? undefined : readPurl(artifact);
  return {
    id,
    activity,
    state,
    at: timestamp,
    subjects: subjectsOf(event, purl?.names ?? (artifact ? [artifact] : [])),
    environment: environmentOf(content.environment) ?? firstText(customData.environment) ?? null,
    version: firstText(customData.version, purl?.version) ?? null,
    commit: firstText(customData.commit) ?? null,
    url: webAddress(firstText(content.url, content.uri, customData.url)),
    actor: firstText(customData.actor) ?? null,
  };
}

/** The entity by its reference, if the sender knows it; else the service, its artifact, its repository, its pipeline. */
function subjectsOf({ subjectType, subjectId, content, customData }: CdEvent, artifacts: readonly string[]) {
  const repository = content.repository;
  const repositoryUrl =
    typeof repository === 'object' && repository !== null
      ? (repository as { url?: unknown }).url
      : repository;
  const texts = [
    customData.entity,
    ...(subjectType === 'service' ? [subjectId] : []),
    ...artifacts,
    customData.repository,
    repositoryUrl,
    content.pipelineName,
    content.taskName,
  ];
  return [...new Set(texts.filter((text): text is string => typeof text === 'string' && text.trim() !== ''))];
}

/** A pipeline does what its sender says, else what it is called. */
function activityOf({ subjectType, content, customData }: CdEvent): DeploymentActivity {
  const said = firstText(customData.activity)?.toLowerCase();
  const name = firstText(content.pipelineName, content.taskName) ?? '';
  if (said === 'rollback' || /\broll-?back/i.test(name)) return 'ROLLBACK';
  if (said === 'deploy') return 'DEPLOY';
  return subjectType !== 'build' && said === undefined && /deploy|release|rollout/i.test(name)
    ? 'DEPLOY'
    : 'BUILD';
}

function isBroken({ predicate, content }: CdEvent): boolean {
  const outcome = firstText(content.outcome)?.toLowerCase();
  return predicate === 'finished' && outcome !== undefined && BROKEN.includes(outcome);
}

/** A reference `{ id, name }`, or a text. */
function environmentOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return firstText(value);
  const { id, name } = value as Readonly<Record<string, unknown>>;
  return firstText(name, id);
}

function firstText(...values: readonly unknown[]): string | undefined {
  return values.find((value): value is string => typeof value === 'string' && value.trim() !== '');
}

/** A link is shown to be clicked: nothing but http and https. */
function webAddress(text: string | undefined): string | null {
  return text !== undefined && /^https?:\/\//i.test(text) && URL.canParse(text) ? text : null;
}
