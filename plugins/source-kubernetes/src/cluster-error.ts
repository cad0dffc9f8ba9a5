/** What an API server refused, or that it did not answer. */
export class ClusterError extends Error {
  override readonly name = 'ClusterError';
  /** HTTP status; 0 when there was no answer. */
  readonly status: number;

  constructor(message: string, status: number) {
    super(message);
    this.status = status;
  }
}
