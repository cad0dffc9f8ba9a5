/** What the exit code of a command says. */
export const EXIT = { ok: 0, failed: 1, couldNotRun: 2 } as const;

/** Ends the command with a code after it has said all there is to say. */
export class ExitError extends Error {
  override readonly name = 'ExitError';
  readonly code: number;

  constructor(code: number) {
    super(`exit ${code}`);
    this.code = code;
  }
}
