import { type DocumentNode, GraphQLError, type ParseOptions, parse, type Source } from 'graphql';
import { MOST_TOKENS, tooManyTokens } from './query-limits.ts';

/**
 * Parses as `parse` does, but gives up on a text that is too long to be a query, before validating it takes seconds.
 * @throws GraphQLError with code `QUERY_TOO_LONG`.
 */
export function parseLimited(source: string | Source, options: ParseOptions = {}): DocumentNode {
  try {
    return parse(source, { ...options, maxTokens: MOST_TOKENS });
  } catch (error) {
    if (error instanceof GraphQLError && /contains more tha[nt] \d+ tokens/.test(error.message))
      throw tooManyTokens();
    throw error;
  }
}
