export const FAR_END_BEHAVIOURS = ['accept', 'refuse-for-now', 'refuse-for-good', 'hang', 'reset'] as const;
/**
 * - `accept`: takes messages.
 * - `refuse-for-now`, `refuse-for-good`: answers in its protocol's words for "later" and "never", echoing all it was sent.
 * - `hang`: takes the message and never answers.
 * - `reset`: takes the message and resets the connection.
 */
export type FarEndBehaviour = (typeof FAR_END_BEHAVIOURS)[number];

/** One message as it arrived, decoded as its reader would. Also what was then refused, left hanging or reset. */
export interface ReceivedMessage {
  /** What a receiver drops repeats by. */
  readonly id: string;
  /** All words of the message, its subject too. */
  readonly text: string;
  /** Only where the message has a form that a browser renders. */
  readonly html?: string;
  /** Header names in lower case. */
  readonly headers: readonly string[];
  /** Everyone it was sent to, in the protocol's words: addresses, or the one path. */
  readonly recipients: readonly string[];
  readonly bytes: number;
}

/** The real other side of a notifier, on loopback, whose behaviour a test chooses. */
export interface FarEnd {
  behave(behaviour: FarEndBehaviour): void;
  received(): readonly ReceivedMessage[];
  /** Cuts what is still connected. */
  close(): Promise<void>;
}
