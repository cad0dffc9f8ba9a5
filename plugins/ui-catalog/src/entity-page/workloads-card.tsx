import { Card, type Column, CopyText, RelativeTime, Status, Table, type Tone } from '@watchbill/ui-kit';
import { useWorkloads, type WorkloadInfo } from '../queries/list-workloads.ts';
import styles from './workloads-card.module.css';

/** What runs it, where clusters are followed; nothing where none runs it. */
export function WorkloadsCard({ entityRef }: { readonly entityRef: string }) {
  const { data: workloads = [] } = useWorkloads(entityRef);
  if (workloads.length === 0) return null;
  const commands = workloads.flatMap(({ uid, name, cluster, debugCommand }) =>
    debugCommand ? [{ uid, place: `${name} in ${cluster}`, command: debugCommand }] : [],
  );
  return (
    <Card title="Runs in Kubernetes" count={workloads.length} flush>
      <Table caption="Workloads" columns={COLUMNS} rows={workloads} rowKey={({ uid }) => uid} />
      {commands.length > 0 && (
        <details className={styles.debug}>
          <summary>Look into a pod</summary>
          <dl>
            {commands.map(({ uid, place, command }) => (
              <div key={uid}>
                <dt>{place}</dt>
                <dd>
                  <CopyText text={command} />
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </Card>
  );
}

const COLUMNS: readonly Column<WorkloadInfo>[] = [
  {
    header: 'Workload',
    cell: ({ namespace, name, kind, because }) => (
      <span title={`Known by ${because}`}>
        {namespace}/{name} <span className={styles.kind}>{kind}</span>
      </span>
    ),
  },
  { header: 'Cluster', cell: ({ cluster }) => cluster, width: '22%' },
  {
    header: 'Version',
    cell: ({ version, images }) => <span title={images.join('\n')}>{version ?? '–'}</span>,
    width: '18%',
  },
  { header: 'Ready', cell: (workload) => <Readiness workload={workload} />, width: '26%' },
];

function Readiness({ workload }: { readonly workload: WorkloadInfo }) {
  const { desired, ready, stale, seenAt } = workload;
  if (stale) {
    return (
      <Status tone="unknown">
        Unknown
        {seenAt && (
          <>
            , last seen <RelativeTime at={seenAt} />
          </>
        )}
      </Status>
    );
  }
  if (desired === null) return <span className={styles.kind}>now and then</span>;
  return (
    <Status tone={toneOf(desired, ready ?? 0)}>
      {ready} of {desired}
    </Status>
  );
}

function toneOf(desired: number, ready: number): Tone {
  if (ready >= desired) return 'healthy';
  return ready === 0 ? 'failing' : 'degraded';
}
