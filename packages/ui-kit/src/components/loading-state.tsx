import styles from './loading-state.module.css';

const WIDTHS = ['42%', '78%', '64%', '86%', '55%', '71%', '48%', '80%'];

/** Quiet bars where text will be. */
export function LoadingState({ lines = 4 }: { readonly lines?: number }) {
  return (
    <div className={styles.loading} role="status">
      <span className={styles.hidden}>Loading</span>
      {Array.from({ length: lines }, (_, index) => WIDTHS[index % WIDTHS.length]).map((width, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bars have no identity
        <span key={index} className={styles.line} style={{ inlineSize: width }} />
      ))}
    </div>
  );
}
