import styles from './descriptor-card.module.css';

interface DescriptorCardProps {
  readonly document: unknown;
  readonly location: string;
}

/** The entity as its source said it. */
export function DescriptorCard({ document, location }: DescriptorCardProps) {
  return (
    <details className={styles.details}>
      <summary className={styles.summary}>
        Descriptor <span className={styles.location}>{location}</span>
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <pre className={styles.text} tabIndex={0}>
        {JSON.stringify(document, null, 2)}
      </pre>
    </details>
  );
}
