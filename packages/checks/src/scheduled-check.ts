import type { CheckDefinition } from '@watchbill/model';

/** A check as stored: its definition and where its script lies. */
export interface StoredDefinition extends CheckDefinition {
  /** Absolute path; null when the descriptor's place gives none. */
  readonly scriptPath: string | null;
}

/** A check with its schedule. */
export interface ScheduledCheck {
  readonly ref: string;
  readonly entityRef: string;
  readonly definition: StoredDefinition;
  readonly paused: boolean;
  readonly nextRunAt: Date;
}
