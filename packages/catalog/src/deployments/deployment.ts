export const DEPLOYMENT_ACTIVITIES = ['BUILD', 'DEPLOY', 'ROLLBACK', 'REMOVE'] as const;
export type DeploymentActivity = (typeof DEPLOYMENT_ACTIVITIES)[number];

export const DEPLOYMENT_STATES = ['STARTED', 'SUCCEEDED', 'FAILED'] as const;
export type DeploymentState = (typeof DEPLOYMENT_STATES)[number];

/** What became of a build or a deployment, as a source tells it. */
export interface ToldDeployment {
  /** Of the build or deployment, unique in its source: what is told of it later belongs to the same one. */
  readonly id: string;
  readonly activity: DeploymentActivity;
  readonly state: DeploymentState;
  /** ISO 8601: when it came to this state. What is older than what is known changes nothing. */
  readonly at: string;
  /** What it is of, in any words that `who` understands; the first that leads to one entity counts. */
  readonly subjects: readonly string[];
  readonly environment: string | null;
  readonly version: string | null;
  readonly commit: string | null;
  /** Where it can be looked at. */
  readonly url: string | null;
  readonly actor: string | null;
}

/** A build or deployment as stored. */
export interface Deployment extends Omit<ToldDeployment, 'at' | 'subjects'> {
  readonly sourceId: string;
  readonly entityRef: string;
  /** Null when only its end was told. */
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  /** When it came to its state. */
  readonly at: Date;
}
