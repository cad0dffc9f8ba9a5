/** The server understood us and said no, or could not answer. `code` is the server's, e.g. `NOT_FOUND`. */
export class GraphqlError extends Error {
  override readonly name = 'GraphqlError';
  readonly code: string | undefined;

  constructor(message: string, code?: string) {
    super(message);
    this.code = code;
  }
}

/** No answer came, or one that is not GraphQL: the server is away, or something in between spoke. */
export class ConnectionError extends Error {
  override readonly name = 'ConnectionError';
}

interface ErrorAnswer {
  readonly message: string;
  readonly extensions?: { readonly code?: unknown } | undefined;
}

/** One error for all that an answer lists. */
export function graphqlErrorOf(errors: readonly ErrorAnswer[]): GraphqlError {
  const code = errors[0]?.extensions?.code;
  const message = errors.map((error) => error.message).join('\n');
  return new GraphqlError(message, typeof code === 'string' ? code : undefined);
}
