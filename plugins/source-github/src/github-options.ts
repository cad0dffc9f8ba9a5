import { createOptionsReader, type OptionsReader } from './options-reader.ts';
import type { RepositoryFilter } from './repository-filter.ts';

/** A GitHub App, or a token of a person or a machine. */
export type GithubAuth =
  | { readonly type: 'token'; readonly token: string }
  | { readonly type: 'app'; readonly id: string; readonly privateKey: string };

/** A GitHub source as `watchbill.yaml` says it. */
export interface GithubOptions {
  /** As people open it in a browser, without a slash at the end. */
  readonly url: string;
  readonly organizations: readonly string[];
  readonly auth: GithubAuth;
  readonly webhookSecret?: string;
  /** Globs over the paths of descriptors in a repository. */
  readonly paths: readonly string[];
  readonly repositories: RepositoryFilter;
  /** Whether a repository without descriptor becomes a suggested entry. */
  readonly suggest: boolean;
  /** Whether teams and their members become Groups and Users. */
  readonly people: boolean;
  /** Where teams and suggested entries go: `default`, or a namespace named like the organisation. */
  readonly namespace: 'default' | 'organization';
  /** The most that is asked. github.com refuses more than 900; an Enterprise Server of one's own may bear more. */
  readonly requestsPerMinute: number;
}

const KEYS = [
  'url',
  'organizations',
  'token',
  'app',
  'webhookSecret',
  'paths',
  'repositories',
  'suggest',
  'people',
  'namespace',
  'requestsPerMinute',
];
const REPOSITORY_KEYS = ['names', 'topics', 'withoutTopics', 'visibility', 'archived', 'forks'];
const VISIBILITIES = ['public', 'private', 'internal'];
export const DEFAULT_PATHS = [
  '**/catalog-info.{yaml,yml}',
  '**/{check,*.check}.{yaml,yml}',
  '**/synthetic/**/*.{yaml,yml}',
];
const LEAST_SECRET = 16;
/** GitHub's points for REST, of which a `GET` is one. */
const DEFAULT_PACE = 900;

/** @throws InputError listing every fault, one a line, each with its place in the configuration. */
export function parseGithubOptions(raw: unknown, place: string): GithubOptions {
  const reader = createOptionsReader(place);
  const values = reader.map(raw, '', KEYS);
  const repositories = reader.map(values.repositories ?? {}, 'repositories', REPOSITORY_KEYS);
  const organizations = reader.texts(values.organizations, 'organizations', "['acme']");
  if (organizations?.length === 0) reader.fault('organizations', '[]', "at least one, e.g. ['acme']");
  const visibility = reader.texts(repositories.visibility ?? [], 'repositories.visibility', "['private']");
  for (const name of visibility ?? []) {
    if (!VISIBILITIES.includes(name))
      reader.fault('repositories.visibility', name, `one of ${VISIBILITIES.join(', ')}`);
  }
  const secret = values.webhookSecret;
  if (secret !== undefined && (typeof secret !== 'string' || secret.length < LEAST_SECRET)) {
    reader.fault(
      'webhookSecret',
      undefined,
      `a text of at least ${LEAST_SECRET} characters, the same as GitHub was given`,
    );
  }
  const options: GithubOptions = {
    url: readUrl(values.url ?? 'https://github.com', reader),
    organizations: organizations ?? [],
    auth: readAuth(values, reader),
    ...(typeof secret === 'string' ? { webhookSecret: secret } : {}),
    paths: reader.texts(values.paths ?? DEFAULT_PATHS, 'paths', "['**/catalog-info.yaml']") ?? [],
    repositories: {
      names: reader.texts(repositories.names ?? [], 'repositories.names', "['shop-*']") ?? [],
      topics: reader.texts(repositories.topics ?? [], 'repositories.topics', "['service']") ?? [],
      withoutTopics:
        reader.texts(repositories.withoutTopics ?? [], 'repositories.withoutTopics', "['sandbox']") ?? [],
      visibility: visibility ?? [],
      archived: reader.flag(repositories.archived ?? false, 'repositories.archived'),
      forks: reader.flag(repositories.forks ?? true, 'repositories.forks'),
    },
    suggest: reader.flag(values.suggest ?? true, 'suggest'),
    people: reader.flag(values.people ?? true, 'people'),
    namespace: values.namespace === 'organization' ? 'organization' : 'default',
    requestsPerMinute: Number(values.requestsPerMinute ?? DEFAULT_PACE),
  };
  const pace = options.requestsPerMinute;
  if (!Number.isInteger(pace) || pace < 1)
    reader.fault('requestsPerMinute', values.requestsPerMinute, 'a whole number above 0');
  if (!['default', 'organization', undefined].includes(values.namespace as string | undefined))
    reader.fault('namespace', values.namespace, 'default or organization');
  reader.finish();
  return options;
}

function readUrl(value: unknown, reader: OptionsReader): string {
  const url = typeof value === 'string' ? URL.parse(value) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.search || url.hash) {
    // One with a user and password is not shown.
    const shown = url?.username || url?.password ? undefined : value;
    reader.fault('url', shown, "the address of GitHub, without a user, e.g. 'https://github.example.com'");
    return '';
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

/** Values are never shown: they are secrets. */
function readAuth({ token, app }: Readonly<Record<string, unknown>>, reader: OptionsReader): GithubAuth {
  const none: GithubAuth = { type: 'token', token: '' };
  if ((token === undefined) === (app === undefined)) {
    reader.fault('', undefined, 'either a token or an app');
    return none;
  }
  if (token !== undefined) {
    if (typeof token === 'string' && token.trim() !== '') return { type: 'token', token: token.trim() };
    reader.fault('token', undefined, "a token as text, e.g. '${GITHUB_TOKEN}'");
    return none;
  }
  const { id, privateKey } = reader.map(app, 'app', ['id', 'privateKey']);
  if (!/^[A-Za-z0-9.]+$/.test(String(id ?? '')))
    reader.fault('app.id', id, "the App's id or client id, e.g. 123456");
  const key = typeof privateKey === 'string' ? privateKey.replaceAll('\\n', '\n') : '';
  if (!/^-----BEGIN (RSA )?PRIVATE KEY-----/.test(key.trim()))
    reader.fault(
      'app.privateKey',
      undefined,
      "the text of the App's private key, which begins with '-----BEGIN'",
    );
  return { type: 'app', id: String(id), privateKey: key };
}
