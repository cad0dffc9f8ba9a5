import type { ReactNode } from 'react';
import styles from './external-link.module.css';
import { Icon } from './icon.tsx';

const SAFE = /^(https?:|mailto:)/i;

interface ExternalLinkProps {
  readonly href: string;
  readonly children: ReactNode;
}

/** A link out of the portal. What is not a web or mail address is shown as text: descriptors are written by anybody. */
export function ExternalLink({ href, children }: ExternalLinkProps) {
  if (!SAFE.test(href)) return <span title={href}>{children}</span>;
  return (
    <a className={styles.link} href={href} target="_blank" rel="noreferrer noopener">
      {children}
      <Icon name="external" size={12} />
    </a>
  );
}
