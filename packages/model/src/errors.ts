/** The input is wrong. The message names the value, its place, what was expected and the fix. */
export class InputError extends Error {
  override readonly name = 'InputError';
}

/** What was asked for does not exist. */
export class NotFoundError extends Error {
  override readonly name = 'NotFoundError';
}

/** The request contradicts the present state, e.g. a lock that somebody else holds. */
export class ConflictError extends Error {
  override readonly name = 'ConflictError';
}

/** The caller may not do this. */
export class NotAllowedError extends Error {
  override readonly name = 'NotAllowedError';
}
