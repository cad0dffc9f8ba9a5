import { join, resolve } from 'node:path';
import { type Notifier, parseRoutes, type Routes } from '@watchbill/alerting';
import type { Source } from '@watchbill/catalog';
import { InputError } from '@watchbill/model';
import { createEmailNotifier, parseEmailOptions } from '@watchbill/notify-email';
import { createWebhookNotifier, parseWebhookOptions } from '@watchbill/notify-webhook';
import { type CiSource, createCiSource, parseCiOptions } from '@watchbill/source-ci';
import { createFilesSource, globBase, isGlob, isHttpUrl, parseFilesOptions } from '@watchbill/source-files';
import { createGithubSource, type GithubSource, parseGithubOptions } from '@watchbill/source-github';
import { createKubernetesSource, parseKubernetesOptions } from '@watchbill/source-kubernetes';
import type { AdapterConfiguration, Configuration } from './configuration/configuration.ts';
import type { DemoAdapters } from './demo.ts';
import type { ReadablePlaces } from './locations/readable-places.ts';
import { REGISTERED_SOURCE } from './locations/registered-source.ts';

export interface Adapters {
  readonly sources: readonly Source[];
  /** Those of them that GitHub may send webhooks to. */
  readonly github: readonly GithubSource[];
  /** Those of them that take builds and deployments; at least one. */
  readonly ci: readonly CiSource[];
  readonly notifiers: readonly Notifier[];
  readonly routes: Routes;
}

/** What adapters are given besides their options. */
export interface AdapterSurroundings {
  /** Absolute path of the folder in which sources keep what they have read, each in one named by its id. */
  readonly sourceFolder: string;
  readonly clock: () => Date;
  readonly onError: (error: unknown) => void;
}

/** The descriptors of a clone that are its own; the demo's lie below and belong to the demo. */
const OWN_FOLDERS = ['catalog-info', 'synthetic'];
const DEMO_SOURCE = 'demo';
const CI_SOURCE = 'ci';
const DEMO_FOLDERS = ['catalog-info/shop', 'synthetic/shop'];

/**
 * Makes every adapter that the configuration names; only here are adapters made.
 * @throws InputError listing every fault of every adapter's options.
 */
export function makeAdapters(
  configuration: Configuration,
  root: string,
  demo: DemoAdapters | null,
  { onError, ...surroundings }: AdapterSurroundings,
): Adapters {
  const faults: string[] = [];
  const attempt = <T>(make: () => T): readonly T[] => {
    try {
      return [make()];
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      faults.push(error.message);
      return [];
    }
  };
  const folder = configuration.file ? resolve(configuration.file, '..') : root;
  const own = { id: 'files', paths: OWN_FOLDERS, exclude: DEMO_FOLDERS, root, onError };
  const sources = configuration.sources
    ? configuration.sources.flatMap((entry) =>
        attempt(() => makeSource(entry, { root: folder, onError, ...surroundings })),
      )
    : [createFilesSource(own)];
  if (sources.some(({ id }) => id === REGISTERED_SOURCE)) {
    faults.push(`sources: the id '${REGISTERED_SOURCE}' is that of registered locations; choose another`);
  }
  if (demo && sources.some(({ id }) => id === DEMO_SOURCE)) {
    faults.push(`sources: the id '${DEMO_SOURCE}' is the demo's; choose another, or start with --no-demo`);
  }
  if (demo) sources.push(createFilesSource({ id: DEMO_SOURCE, paths: DEMO_FOLDERS, root, onError }));
  // Whoever deploys may tell it, without a word of configuration.
  if (!sources.some(({ type }) => type === 'ci')) sources.push(createCiSource({ id: CI_SOURCE }));
  const configured = configuration.notifiers.flatMap((entry) => attempt(() => makeNotifier(entry)));
  const ids = new Set(configured.map(({ id }) => id));
  const notifiers = [...configured, ...(demo?.notifiers ?? []).filter(({ id }) => !ids.has(id))];
  const routes = attempt(() =>
    parseRoutes(
      configuration.routes,
      configuration.fallback,
      notifiers.map(({ id }) => id),
    ),
  );
  if (faults.length > 0) throw new InputError(faults.join('\n'));
  const github = sources.filter((source): source is GithubSource => source.type === 'github');
  const ci = sources.filter((source): source is CiSource => source.type === 'ci');
  return { sources, github, ci, notifiers, routes: routes[0] as Routes };
}

function makeSource(
  { id, type, options, place }: AdapterConfiguration,
  { root, sourceFolder, clock, onError }: AdapterSurroundings & { readonly root: string },
): Source {
  switch (type) {
    case 'files':
      return createFilesSource({ id, ...parseFilesOptions(options, place), root, onError });
    case 'github':
      return createGithubSource({
        id,
        ...parseGithubOptions(options, place),
        folder: join(sourceFolder, id),
        now: () => clock().getTime(),
        onError,
      });
    case 'ci':
      return createCiSource({ id, ...parseCiOptions(options, place) });
    case 'kubernetes':
      return createKubernetesSource({ id, ...parseKubernetesOptions(options, place), root, onError });
    default:
      throw new InputError(`${place}.type '${type}': expected files, github, kubernetes or ci`);
  }
}

function makeNotifier({ id, type, options, place }: AdapterConfiguration): Notifier {
  switch (type) {
    case 'webhook':
      return createWebhookNotifier({ id, ...parseWebhookOptions(options, place) });
    case 'email':
      return createEmailNotifier({ id, ...parseEmailOptions(options, place) });
    default:
      throw new InputError(`${place}.type '${type}': expected webhook or email`);
  }
}

/** What may be registered: what the files sources of the configuration may read. Their options have been checked. */
export function readablePlaces({ file, sources }: Configuration, root: string): ReadablePlaces {
  if (!sources) return { folders: OWN_FOLDERS.map((folder) => resolve(root, folder)), allowedHosts: [] };
  const options = sources
    .filter(({ type }) => type === 'files')
    .map((entry) => parseFilesOptions(entry.options, entry.place));
  const paths = options.flatMap((each) => each.paths).filter((path) => !isHttpUrl(path));
  const absolute = paths.map((path) => resolve(file ? resolve(file, '..') : root, path));
  return {
    folders: absolute.map((path) => (isGlob(path) ? globBase(path) : path)),
    allowedHosts: options.flatMap(({ allowedHosts = [] }) => allowedHosts),
  };
}

export const portalFolder = (root: string) => join(root, 'packages/portal/dist');
