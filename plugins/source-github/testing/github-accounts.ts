import { createVerify, generateKeyPairSync, randomUUID } from 'node:crypto';
import type { GithubData } from './github-data.ts';
import { exampleOf } from './openapi.ts';

export type Caller =
  | { readonly type: 'token'; readonly name: string }
  | { readonly type: 'installation'; readonly name: string; readonly organization: string }
  | { readonly type: 'app' };

export interface Accounts {
  readonly appId: string;
  readonly privateKey: string;
  readonly tokens: Set<string>;
  /** Undefined for credentials that are not valid. */
  callerOf(authorization: string | undefined): Caller | undefined;
  installation(organization: string, web: string): { readonly status: number; readonly body: object };
  issueToken(installationId: number): { readonly status: number; readonly body: object };
  /** As if an hour had passed. */
  expireInstallationTokens(): void;
}

const INSTALLATION = exampleOf('GET /orgs/{org}/installation');
const ISSUED = exampleOf('POST /app/installations/{installation_id}/access_tokens');

/** Who may ask: tokens, and one App with its installations. */
export function createAccounts(data: GithubData): Accounts {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const appId = '123456';
  const tokens = new Set(['ghp_test']);
  const issued = new Map<string, string>();
  const idOf = (organization: string) =>
    [...data.organizations.keys()].indexOf(organization.toLowerCase()) + 1;
  const isJwt = (text: string) => {
    const [head, body, signature] = text.split('.');
    if (!head || !body || !signature) return false;
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as { iss: unknown; exp: number };
    const genuine = createVerify('RSA-SHA256')
      .update(`${head}.${body}`)
      .verify(publicKey, signature, 'base64url');
    return genuine && String(claims.iss) === appId && claims.exp * 1000 > Date.now();
  };
  return {
    appId,
    privateKey,
    tokens,
    callerOf: (authorization) => {
      const text = /^(?:bearer|token) (\S+)$/i.exec(authorization ?? '')?.[1] ?? '';
      if (tokens.has(text)) return { type: 'token', name: text };
      const organization = issued.get(text);
      if (organization) return { type: 'installation', name: organization, organization };
      return text.split('.').length === 3 && isJwt(text) ? { type: 'app' } : undefined;
    },
    installation: (organization, web) => {
      const found = data.organizations.get(organization.toLowerCase());
      if (!found) return { status: 404, body: { message: 'Not Found' } };
      const { login, suspendedAt } = found;
      const account = { ...(INSTALLATION.account as object), login, html_url: `${web}/${login}` };
      return { status: 200, body: { ...INSTALLATION, id: idOf(login), account, suspended_at: suspendedAt } };
    },
    issueToken: (installationId) => {
      const found = [...data.organizations.values()][installationId - 1];
      if (!found) return { status: 404, body: { message: 'Not Found' } };
      if (found.suspendedAt)
        return { status: 403, body: { message: 'This installation has been suspended' } };
      const token = `ghs_${randomUUID().replaceAll('-', '')}`;
      issued.set(token, found.login);
      const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
      return { status: 201, body: { ...ISSUED, token, expires_at: expiresAt } };
    },
    expireInstallationTokens: () => issued.clear(),
  };
}
