import type { Severity } from '@watchbill/model';
import { Tag } from './tag.tsx';

const MEANING: Record<Severity, string> = {
  page: 'wakes somebody',
  ticket: 'waits for working hours',
  info: 'tells nobody',
};

export function SeverityTag({ severity }: { readonly severity: Severity }) {
  return (
    <Tag>
      <span title={MEANING[severity]}>{severity}</span>
    </Tag>
  );
}
