import type { IncidentState } from '@watchbill/model';
import { Status, type Tone } from './status.tsx';

const LOOK: Record<IncidentState, readonly [Tone, string]> = {
  OPEN: ['failing', 'Open'],
  ACKNOWLEDGED: ['degraded', 'Acknowledged'],
  RESOLVED: ['healthy', 'Resolved'],
};

export function IncidentBadge({ state }: { readonly state: IncidentState }) {
  const [tone, word] = LOOK[state];
  return <Status tone={tone}>{word}</Status>;
}
