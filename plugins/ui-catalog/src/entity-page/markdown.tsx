import { ExternalLink } from '@watchbill/ui-kit';
import ReactMarkdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import styles from './markdown.module.css';

const PLUGINS = [remarkGfm];

/** The page has the first two levels of headings, so a text's own begin at the third. */
const COMPONENTS: Components = {
  h1: 'h3',
  h2: 'h4',
  h3: 'h5',
  h4: 'h6',
  h5: 'h6',
  a: ({ href = '', children }) => <ExternalLink href={href}>{children}</ExternalLink>,
  table: ({ children }) => (
    <div className={styles.scroll}>
      <table>{children}</table>
    </div>
  ),
};

/** Text written by anybody: HTML in it is shown as text, and links are web or mail addresses or nothing. */
export function Markdown({ text }: { readonly text: string }) {
  return (
    <div className={styles.markdown}>
      <ReactMarkdown remarkPlugins={PLUGINS} components={COMPONENTS}>
        {text}
      </ReactMarkdown>
    </div>
  );
}
