import { EntityLink } from '@watchbill/ui-kit';
import type { EntityDetail, OwnerSignInfo } from '../queries/get-entity.ts';
import styles from './owner-reason.module.css';

/** How the owner is known where no descriptor simply names it, and who else is named. */
export function OwnerReason({ entity }: { readonly entity: EntityDetail }) {
  const { owner, ownership } = entity;
  if (!ownership) return null;
  const others = ownership.alternatives.filter((sign) => sign.owner?.ref !== owner?.ref && isOwn(sign));
  if (ownership.way === 'DESCRIPTOR' && others.length === 0) return null;
  return (
    <div className={styles.reason}>
      {ownership.way !== 'DESCRIPTOR' && <p className={styles.because}>{sentence(ownership.because)}</p>}
      {others.length > 0 && (
        <details open={ownership.disputed}>
          <summary>{ownership.disputed ? 'Somebody else is named too' : 'Others are named too'}</summary>
          <ul className={styles.others} aria-label="Other owners">
            {others.map((sign) => (
              <li key={`${sign.way} ${sign.named}`}>
                {sign.owner ? <EntityLink entity={sign.owner} /> : <code>{sign.named}</code>}
                <span className={styles.because}>{sign.because}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

/** That a whole belongs to somebody else is no other opinion of whose this is. */
function isOwn({ way }: OwnerSignInfo): boolean {
  return way !== 'INHERITED';
}

function sentence(clause: string): string {
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;
}
