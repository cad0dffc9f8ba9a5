/** What a request gets in place of its answer, or with it. */
export type Fault =
  | { readonly type: 'status'; readonly status: number; readonly message?: string }
  /** "You have exceeded a secondary rate limit". */
  | { readonly type: 'secondary'; readonly status: 403 | 429; readonly retryAfter: number }
  /** The connection ends in the middle of the body. */
  | { readonly type: 'cut' }
  | { readonly type: 'hang-up' }
  | { readonly type: 'slow'; readonly ms: number };

export interface PlannedFault {
  /** Over `GET /path?query`. */
  readonly on: RegExp;
  readonly fault: Fault;
  /** How often; endless when absent. */
  times?: number;
}

/** The next planned fault for a request, once. */
export function takeFault(planned: readonly PlannedFault[], request: string): Fault | undefined {
  const found = planned.find(({ on, times }) => on.test(request) && times !== 0);
  if (found?.times) found.times -= 1;
  return found?.fault;
}
