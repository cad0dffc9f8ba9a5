import { resolve } from 'node:path';
import { InputError } from '@watchbill/model';
import { fetch, type Response } from 'undici';
import { ClusterError } from './cluster-error.ts';
import type { KubernetesOptions } from './kubernetes-options.ts';

/** A way to one API server. */
export interface ClusterConnection {
  /** How the cluster is called. */
  readonly name: string;
  /**
   * Reads a path with its query; the body is not read yet.
   * @throws ClusterError for any answer but 200, and when there is none.
   */
  get(path: string, query: Readonly<Record<string, string>>, signal: AbortSignal): Promise<Response>;
}

const MOST_OF_A_MESSAGE = 500;

/**
 * Opens the cluster that the options name. Nothing is sent yet. The client library is loaded only now: it takes half a
 * second and 60 MB, which an installation without clusters need not pay.
 * @throws InputError when there is no such kubeconfig or context.
 */
export async function connectCluster(options: KubernetesOptions, root: string): Promise<ClusterConnection> {
  const { HttpMethod, KubeConfig, RequestContext } = await import('@kubernetes/client-node');
  const config = new KubeConfig();
  if (options.kubeconfig) {
    const file = resolve(root, options.kubeconfig);
    try {
      config.loadFromFile(file);
    } catch (error) {
      throw new InputError(`kubeconfig '${file}': ${(error as Error).message}`);
    }
  } else config.loadFromDefault();
  if (options.context) {
    const names = config.getContexts().map(({ name }) => name);
    if (!names.includes(options.context))
      throw new InputError(`context '${options.context}': expected one of ${names.join(', ') || 'none'}`);
    config.setCurrentContext(options.context);
  }
  const server = config.getCurrentCluster()?.server;
  if (!server) throw new InputError('kubeconfig: its current context names no cluster');
  return {
    name: options.cluster ?? config.getCurrentContext(),
    get: async (path, query, signal) => {
      const url = new URL(server.replace(/\/$/, '') + path);
      for (const [key, value] of Object.entries(query)) url.searchParams.set(key, value);
      const context = new RequestContext(url.href, HttpMethod.GET);
      let response: Response;
      try {
        // Each time anew: tokens of a service account and of cloud log-ins run out.
        await config.applySecurityAuthentication(context);
        const dispatcher = context.getDispatcher();
        const headers = { accept: 'application/json', ...context.getHeaders() };
        response = await fetch(url, { headers, signal, ...(dispatcher ? { dispatcher } : {}) });
      } catch (error) {
        throw new ClusterError(`no answer from ${url.host}: ${reasonOf(error)}`, 0);
      }
      if (response.status === 200) return response;
      const said = await response.text().catch(() => '');
      throw new ClusterError(
        `${url.host} answered ${response.status} to ${path}: ${messageOf(said)}`,
        response.status,
      );
    },
  };
}

/** undici's own message is `fetch failed`; what failed is in its cause. */
function reasonOf(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error && cause.message !== '' ? cause.message : message;
}

/** The message of the API's `Status` object, where the answer is one. */
function messageOf(body: string): string {
  try {
    const { message } = JSON.parse(body) as { message?: unknown };
    if (typeof message === 'string') return message.slice(0, MOST_OF_A_MESSAGE);
  } catch {}
  return body.slice(0, MOST_OF_A_MESSAGE).trim() || 'without a reason';
}
