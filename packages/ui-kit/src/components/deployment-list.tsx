import styles from './deployment-list.module.css';
import { EntityLink } from './entity-link.tsx';
import { ENTITY_NAME_FIELDS, type EntityName } from './entity-summary.ts';
import { ExternalLink } from './external-link.tsx';
import { RelativeTime } from './relative-time.tsx';
import { Status, type Tone } from './status.tsx';

export interface DeploymentInfo {
  readonly id: string;
  readonly source: string;
  readonly entity: EntityName | null;
  readonly activity: 'BUILD' | 'DEPLOY' | 'ROLLBACK' | 'REMOVE';
  readonly state: 'STARTED' | 'SUCCEEDED' | 'FAILED';
  readonly environment: string | null;
  readonly version: string | null;
  readonly commit: string | null;
  readonly url: string | null;
  readonly actor: string | null;
  readonly at: string;
}

export const DEPLOYMENT_FIELDS = `id source entity { ${ENTITY_NAME_FIELDS} } activity state environment version commit url actor at`;

const SHORT_COMMIT = 8;
const WORDS: Readonly<Record<DeploymentInfo['activity'], string>> = {
  BUILD: 'Build',
  DEPLOY: 'Deployment',
  ROLLBACK: 'Rollback',
  REMOVE: 'Removal',
};
const STATES: Readonly<Record<DeploymentInfo['state'], readonly [tone: Tone, word: string]>> = {
  STARTED: ['active', 'begun'],
  SUCCEEDED: ['healthy', 'done'],
  FAILED: ['failing', 'failed'],
};

interface DeploymentListProps {
  readonly deployments: readonly DeploymentInfo[];
  /** Says of what each is, where that is not the page's own subject. */
  readonly withEntity?: boolean;
}

/** Builds and deployments, newest first. */
export function DeploymentList({ deployments, withEntity = false }: DeploymentListProps) {
  return (
    <ol className={styles.list}>
      {deployments.map((deployment) => (
        <li key={`${deployment.source} ${deployment.id}`}>
          <div className={styles.what}>
            <span>
              {withEntity && deployment.entity && (
                <>
                  <EntityLink entity={deployment.entity} />{' '}
                </>
              )}
              <What deployment={deployment} />
            </span>
            <Status tone={STATES[deployment.state][0]}>{STATES[deployment.state][1]}</Status>
          </div>
          <div className={styles.meta}>
            {[
              deployment.environment,
              deployment.commit?.slice(0, SHORT_COMMIT),
              deployment.actor && `by ${deployment.actor}`,
            ]
              .filter(Boolean)
              .map((text) => (
                <span key={text}>{text}</span>
              ))}
            <RelativeTime at={deployment.at} />
          </div>
        </li>
      ))}
    </ol>
  );
}

function What({ deployment: { activity, version, url } }: { readonly deployment: DeploymentInfo }) {
  const text = version ? `${WORDS[activity]} of ${version}` : WORDS[activity];
  return url ? <ExternalLink href={url}>{text}</ExternalLink> : text;
}
