import { GraphQLError } from 'graphql';
import { type QueryToWeigh, queryCost } from './query-cost.ts';
import { queryDepth } from './query-depth.ts';

/** Words and signs of a query's text; reading more takes longer than answering most. */
export const MOST_TOKENS = 5_000;
/** Fields in one another. */
export const MOST_DEPTH = 15;
/** About how many values it may ask for. */
export const MOST_COST = 500_000;

/**
 * Why a query is not answered: it is deeper or costs more than any that serves somebody. Undefined for one that may run.
 * Codes: `QUERY_TOO_DEEP`, `QUERY_TOO_COSTLY`.
 */
export function exceededLimit(query: QueryToWeigh): GraphQLError | undefined {
  const depth = queryDepth(query.document, query.operationName);
  if (depth > MOST_DEPTH) {
    return refusal(
      'QUERY_TOO_DEEP',
      `query: ${depth} fields deep, expected at most ${MOST_DEPTH}; ask for the inner ones in a query of their own`,
    );
  }
  const cost = weigh(query);
  if (cost instanceof GraphQLError) return cost;
  if (cost <= MOST_COST) return undefined;
  return refusal(
    'QUERY_TOO_COSTLY',
    `query: costs ${cost}, expected at most ${MOST_COST}; ask for fewer at once with a smaller 'first', or for fewer fields`,
  );
}

/** The text of a query has more words and signs than `MOST_TOKENS`. */
export function tooManyTokens(): GraphQLError {
  return refusal(
    'QUERY_TOO_LONG',
    `query: has more than ${MOST_TOKENS} words and signs, expected at most ${MOST_TOKENS}; pass long values as variables, or ask in several queries`,
  );
}

/** Variables that are not of their types are told of here as executing would. */
function weigh(query: QueryToWeigh): number | GraphQLError {
  try {
    return queryCost(query);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    if (!/maximum allowed number of nodes/.test(error.message)) return error;
    return refusal(
      'QUERY_TOO_COSTLY',
      'query: has more than 10000 fields, those of its fragments counted wherever they are used; ask for fewer',
    );
  }
}

function refusal(code: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}
