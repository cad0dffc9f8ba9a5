import type { HealthState } from '@watchbill/model';
import { Status, type Tone } from './status.tsx';

const WORD: Record<HealthState, string> = {
  HEALTHY: 'Healthy',
  DEGRADED: 'Degraded',
  FAILING: 'Failing',
  UNKNOWN: 'Unknown',
};

const TONE: Record<HealthState, Tone> = {
  HEALTHY: 'healthy',
  DEGRADED: 'degraded',
  FAILING: 'failing',
  UNKNOWN: 'unknown',
};

export function healthTone(state: HealthState): Tone {
  return TONE[state];
}

export function healthWord(state: HealthState): string {
  return WORD[state];
}

export function HealthBadge({ state }: { readonly state: HealthState }) {
  return <Status tone={TONE[state]}>{WORD[state]}</Status>;
}
