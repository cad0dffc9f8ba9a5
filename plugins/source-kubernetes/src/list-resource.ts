import type { ClusterConnection } from './cluster-connection.ts';
import { ClusterError } from './cluster-error.ts';
import type { KubernetesObject } from './kubernetes-object.ts';

export interface ListedResource {
  readonly objects: readonly KubernetesObject[];
  /** From where a watch goes on. */
  readonly version: string;
  /** Whether the cluster knows the resource at all. */
  readonly known: boolean;
}

const PAGE = 500;
const MOST_TRIES = 3;
const GONE = 410;
const LIST_MS = 60_000;

interface ListAnswer {
  readonly metadata?: { readonly resourceVersion?: string; readonly continue?: string };
  readonly items?: readonly KubernetesObject[];
}

/**
 * All of a resource, in pages of one snapshot. When the snapshot is gone before its end, it begins anew.
 * @throws ClusterError when any page fails: a part is never taken for the whole.
 */
export async function listResource(
  cluster: ClusterConnection,
  path: string,
  optional: boolean,
  signal: AbortSignal,
): Promise<ListedResource> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await listPages(cluster, path, AbortSignal.any([signal, AbortSignal.timeout(LIST_MS)]));
    } catch (error) {
      const status = error instanceof ClusterError ? error.status : undefined;
      if (optional && status === 404) return { objects: [], version: '', known: false };
      if (status !== GONE || attempt === MOST_TRIES) throw error;
    }
  }
}

async function listPages(
  cluster: ClusterConnection,
  path: string,
  signal: AbortSignal,
): Promise<ListedResource> {
  const objects: KubernetesObject[] = [];
  let token: string | undefined;
  for (;;) {
    const query = { limit: String(PAGE), ...(token ? { continue: token } : {}) };
    const response = await cluster.get(path, query, signal);
    const { metadata, items } = await readList(response, path);
    for (const item of items) objects.push(item);
    token = metadata.continue || undefined;
    if (!token) return { objects, version: metadata.resourceVersion ?? '', known: true };
  }
}

/** A body that was cut short is no list. */
async function readList(
  response: { json(): Promise<unknown> },
  path: string,
): Promise<{ metadata: NonNullable<ListAnswer['metadata']>; items: readonly KubernetesObject[] }> {
  let answer: ListAnswer;
  try {
    answer = (await response.json()) as ListAnswer;
  } catch (error) {
    throw new ClusterError(`the list of ${path} was cut short: ${(error as Error).message}`, 0);
  }
  const { metadata = {}, items } = answer;
  if (!Array.isArray(items)) throw new ClusterError(`the answer to ${path} is no list`, 0);
  return { metadata, items };
}
