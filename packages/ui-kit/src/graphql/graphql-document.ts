/** A GraphQL operation that knows the shape of its answer and of its variables. */
export interface GraphqlDocument<Result, Variables> {
  readonly text: string;
  /** Never set: carries the two types, so that `query` can infer them. */
  readonly types?: (variables: Variables) => Result;
}

export type NoVariables = Readonly<Record<string, never>>;

/** Types an operation. Fragments are plain texts, put at the end of the operation that spreads them. */
export function graphql<Result, Variables = NoVariables>(text: string): GraphqlDocument<Result, Variables> {
  return { text };
}
