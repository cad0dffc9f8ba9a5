import { DemoError } from './demo-error.ts';

/**
 * - `errors`: every business request is answered 503 with a reason.
 * - `slow`: every business request takes 2.5 s longer.
 *
 * `/healthz` answers 200 in both: a process that lives while its work fails.
 */
export const FAULT_MODES = ['errors', 'slow'] as const;
export type FaultMode = (typeof FAULT_MODES)[number];

/** @throws DemoError naming the modes when `text` is none of them. */
export function parseFaultMode(text: unknown): FaultMode {
  const found = FAULT_MODES.find((mode) => mode === text);
  if (found) return found;
  throw new DemoError(`fault mode '${String(text)}': expected one of ${FAULT_MODES.join(', ')}`);
}
