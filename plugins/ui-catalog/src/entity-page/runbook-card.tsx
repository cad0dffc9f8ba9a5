import { Card, EmptyNote, ExternalLink, LoadingState, runbookAnchor } from '@watchbill/ui-kit';
import { lazy, Suspense } from 'react';
import type { RunbookInfo } from '../queries/get-entity.ts';
import styles from './runbook-card.module.css';
import { useHashTarget } from './use-hash-target.ts';

const Markdown = lazy(async () => ({ default: (await import('./markdown.tsx')).Markdown }));

export function RunbookCard({ runbooks }: { readonly runbooks: readonly RunbookInfo[] }) {
  useHashTarget();
  if (runbooks.length === 0) {
    return (
      <Card title="Runbook" flush>
        <EmptyNote>
          No runbook. Name a Markdown file in the annotation watchbill.dev/runbook, or add a link of the type
          runbook.
        </EmptyNote>
      </Card>
    );
  }
  return (
    <>
      {runbooks.map((runbook, index) => (
        <Card
          key={`${runbook.title} ${runbook.url}`}
          id={runbookAnchor(index)}
          title={runbook.title}
          actions={
            runbook.content !== null && runbook.url && <ExternalLink href={runbook.url}>Source</ExternalLink>
          }
        >
          {runbook.content === null ? (
            <p className={styles.elsewhere}>
              {runbook.url ? (
                <ExternalLink href={runbook.url}>{runbook.url}</ExternalLink>
              ) : (
                'It has no text.'
              )}
            </p>
          ) : (
            <Suspense fallback={<LoadingState />}>
              <Markdown text={runbook.content} />
            </Suspense>
          )}
        </Card>
      ))}
    </>
  );
}
