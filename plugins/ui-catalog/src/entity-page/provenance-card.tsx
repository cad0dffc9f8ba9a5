import { Card, RelativeTime, Tag } from '@watchbill/ui-kit';
import { formatSaid } from '../format-said.ts';
import { type FieldInfo, useProvenance } from '../queries/get-provenance.ts';
import { shortLocation } from './describe-change.ts';
import styles from './provenance-card.module.css';
import { disputedFields, type SourceSummary, summarizeSources } from './source-summary.ts';

/** Who says so: each source with when it last said it, and what they say differently. */
export function ProvenanceCard({ entityRef }: { readonly entityRef: string }) {
  const { data: fields = [] } = useProvenance(entityRef);
  if (fields.length === 0) return null;
  const disputed = disputedFields(fields);
  return (
    <Card title="Who says so" flush>
      <ul className={styles.list} aria-label="Sources">
        {summarizeSources(fields).map((summary) => (
          <SourceRow key={summary.source} summary={summary} />
        ))}
      </ul>
      {disputed.map((field) => (
        <Dispute key={field.path} field={field} />
      ))}
      <details className={styles.all}>
        <summary>{`All ${fields.length} fields`}</summary>
        <ul className={styles.fields}>
          {fields.map(({ path, counts }) => (
            <li key={path}>
              <code>{path}</code> <span className={styles.quiet}>{counts.source}</span>
            </li>
          ))}
        </ul>
      </details>
    </Card>
  );
}

function SourceRow({ summary }: { readonly summary: SourceSummary }) {
  const { source, location, inferred, told, since, lastSeenAt } = summary;
  return (
    <li>
      <div className={styles.head}>
        <strong>{source}</strong>
        {inferred && <Tag>deduced</Tag>}
        {!told && <Tag>no longer told</Tag>}
      </div>
      <div className={styles.quiet}>
        <span title={location}>{shortLocation(location)}</span>, since <RelativeTime at={since} />
        {lastSeenAt && (
          <>
            , last seen <RelativeTime at={lastSeenAt} />
          </>
        )}
      </div>
    </li>
  );
}

function Dispute({ field: { path, counts, others } }: { readonly field: FieldInfo }) {
  return (
    <div className={styles.dispute}>
      <div>
        Sources disagree about <code>{path}</code>
      </div>
      <ul className={styles.values}>
        <li>
          <strong>{formatSaid(counts.value)}</strong>
          <span className={styles.quiet}>{counts.source}, which counts</span>
        </li>
        {others.map((other) => (
          <li key={`${other.source} ${other.location}`}>
            <span>{formatSaid(other.value)}</span>
            <span className={styles.quiet}>{other.source}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
