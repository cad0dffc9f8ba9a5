import { buildSchema, graphql } from 'graphql';
import { blobSha, contentOf, type GithubData } from './github-data.ts';

/** What of GitHub's published schema the source asks. */
const SCHEMA = buildSchema(`
  scalar GitObjectID
  type Query { repository(followRenames: Boolean = true, name: String!, owner: String!): Repository }
  type Repository { object(expression: String, oid: GitObjectID): GitObject }
  interface GitObject { oid: GitObjectID! }
  type Blob implements GitObject { oid: GitObjectID!, byteSize: Int!, isBinary: Boolean, isTruncated: Boolean!, text: String }
`);

/** Answers a GraphQL query about contents of files. */
export async function answerGraphql(data: GithubData, query: string): Promise<object> {
  const repository = ({ owner, name }: { owner: string; name: string }) => {
    const found = data.find(owner, name);
    const shas = new Set(Object.values(found?.files ?? {}).map((content) => blobSha(contentOf(content))));
    return (
      found && {
        object: ({ oid }: { oid: string }) =>
          shas.has(oid)
            ? { __typename: 'Blob', oid, isTruncated: false, isBinary: false, text: data.blobs.get(oid) }
            : null,
      }
    );
  };
  return graphql({ schema: SCHEMA, source: query, rootValue: { repository } });
}
