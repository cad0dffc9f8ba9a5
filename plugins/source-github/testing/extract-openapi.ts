/**
 * Cuts out of GitHub's published OpenAPI description what the source uses, as JSON Schema that ajv takes. Run once for a
 * new version of the description, which is too large to depend on:
 * `npm pack @octokit/openapi@23.0.2`, unpack it, then `node extract-openapi.ts package/generated/api.github.com.json > github-openapi.json`.
 */
import { readFileSync } from 'node:fs';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type JsonMap = { readonly [key: string]: Json };

const OPERATIONS = [
  'GET /orgs/{org}/repos',
  'GET /repos/{owner}/{repo}',
  'GET /repos/{owner}/{repo}/git/trees/{tree_sha}',
  'GET /repos/{owner}/{repo}/git/blobs/{file_sha}',
  'GET /orgs/{org}/teams',
  'GET /orgs/{org}/teams/{team_slug}/members',
  'GET /orgs/{org}/teams/{team_slug}/repos',
  'GET /orgs/{org}/members',
  'GET /users/{username}',
  'GET /orgs/{org}/installation',
  'POST /app/installations/{installation_id}/access_tokens',
];
const DROPPED = ['description', 'example', 'examples', 'externalDocs', 'discriminator', 'format'];

const [file = ''] = process.argv.slice(2);
const description = JSON.parse(readFileSync(file, 'utf8')) as JsonMap;

const isMap = (value: Json | undefined): value is JsonMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function at(root: Json, path: readonly string[]): Json {
  const value = path.reduce<Json | undefined>((part, key) => (isMap(part) ? part[key] : undefined), root);
  if (value === undefined) throw new Error(`${path.join('/')}: not in ${file}`);
  return value;
}

/** OpenAPI 3.0 says `nullable`; JSON Schema says it with types. Inside `properties`, keys are names and none is dropped. */
function toJsonSchema(value: Json, named = false): Json {
  if (Array.isArray(value)) return value.map((item) => toJsonSchema(item));
  if (!isMap(value)) return value;
  const kept = Object.entries(value)
    .filter(([key]) => named || !(DROPPED.includes(key) || key.startsWith('x-') || key === 'nullable'))
    .map(([key, item]) => [
      key,
      key === '$ref' && typeof item === 'string'
        ? item.replace('#/components/schemas/', '#/schemas/')
        : toJsonSchema(item, key === 'properties' && !named),
    ]);
  const schema = Object.fromEntries(kept) as JsonMap;
  return !named && value.nullable === true ? { anyOf: [schema, { type: 'null' }] } : schema;
}

function refsIn(value: Json): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(refsIn);
  if (!isMap(value)) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    key === '$ref' && typeof item === 'string' ? [item.split('/').pop() ?? ''] : refsIn(item),
  );
}

const operations = Object.fromEntries(
  OPERATIONS.map((name) => {
    const [method = '', path = ''] = name.split(' ');
    const responses = at(description, ['paths', path, method.toLowerCase(), 'responses']) as JsonMap;
    const status = responses['200'] ? '200' : '201';
    const content = at(responses, [status, 'content', 'application/json']) as JsonMap;
    const examples = Object.values((content.examples ?? {}) as JsonMap) as readonly JsonMap[];
    const reference =
      String(examples[0]?.$ref ?? '')
        .split('/')
        .pop() ?? '';
    const example = at(description, ['components', 'examples', reference, 'value']);
    return [
      name,
      {
        status: Number(status),
        schema: toJsonSchema(content.schema ?? {}),
        example: Array.isArray(example) ? example.slice(0, 1) : example,
      },
    ];
  }),
);

const schemas: Record<string, Json> = {};
const pending = refsIn(Object.values(operations).map(({ schema }) => schema)).slice();
for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
  if (name in schemas) continue;
  const schema = toJsonSchema(at(description, ['components', 'schemas', name]));
  schemas[name] = schema;
  pending.push(...refsIn(schema));
}

process.stdout.write(
  `${JSON.stringify({ version: at(description, ['info', 'version']), operations, schemas })}\n`,
);
