import { useEffect, useState } from 'react';
import styles from './copy-text.module.css';
import { Icon } from './icon.tsx';

const SHOWN_MS = 1500;

/** A text that people paste elsewhere: a click copies it. */
export function CopyText({ text }: { readonly text: string }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    await navigator.clipboard?.writeText(text);
    setCopied(true);
  };
  return (
    <button type="button" className={styles.copy} onClick={() => void copy()} title="Copy">
      <span>{text}</span>
      <Icon name={copied ? 'tick' : 'copy'} size={12} />
      <span className={styles.said} role="status">
        {copied ? 'Copied' : ''}
      </span>
    </button>
  );
}
