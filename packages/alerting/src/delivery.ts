import type { DeliveryState, Notification } from '@watchbill/model';

/** One message to one target: what was, is to be, or deliberately is not sent. */
export interface Delivery {
  readonly id: string;
  readonly incidentId: string;
  readonly type: Notification['type'];
  /** Empty, like `target`, on the row that says why nobody is told. */
  readonly notifier: string;
  readonly target: string;
  readonly state: DeliveryState;
  /** Why this target, or why nothing is sent. */
  readonly reason: string;
  readonly attempts: number;
  readonly lastError: string | null;
  readonly createdAt: Date;
  /** Null when there is nothing left to try. */
  readonly nextAttemptAt: Date | null;
  readonly deliveredAt: Date | null;
}
