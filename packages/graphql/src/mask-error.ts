import { GraphQLError } from 'graphql';
import { withCode } from './errors-to-codes.ts';

/**
 * For `maskedErrors: { maskError: maskError(log) }` of graphql-yoga: errors that callers can act on pass with their code;
 * of all others they learn no more than `message` and code `INTERNAL_SERVER_ERROR`, and `log` gets the error itself.
 */
export function maskError(log: (error: unknown) => void): (error: unknown, message: string) => GraphQLError {
  return (error, message) => {
    const cause = withCode(causeOf(error));
    const known = cause instanceof GraphQLError;
    if (!known) log(cause);
    const shown = known
      ? cause
      : new GraphQLError(message, { extensions: { code: 'INTERNAL_SERVER_ERROR' } });
    if (!(error instanceof GraphQLError) || error === shown) return shown;
    const { nodes, path } = error;
    return new GraphQLError(shown.message, {
      extensions: shown.extensions,
      ...(nodes ? { nodes } : {}),
      ...(path ? { path } : {}),
    });
  };
}

/** What was thrown, under the GraphQLErrors that executing wraps around it to say where. */
function causeOf(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError ? causeOf(error.originalError) : error;
}
