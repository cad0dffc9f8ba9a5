import { join, resolve } from 'node:path';
import { type Notifier, parseRoutes, type Routes } from '@watchbill/alerting';
import type { Source } from '@watchbill/catalog';
import { InputError } from '@watchbill/model';
import { createEmailNotifier, parseEmailOptions } from '@watchbill/notify-email';
import { createWebhookNotifier, parseWebhookOptions } from '@watchbill/notify-webhook';
import { createFilesSource, parseFilesOptions } from '@watchbill/source-files';
import { createKubernetesSource, parseKubernetesOptions } from '@watchbill/source-kubernetes';
import type { AdapterConfiguration, Configuration } from './configuration/configuration.ts';
import type { DemoAdapters } from './demo.ts';

export interface Adapters {
  readonly sources: readonly Source[];
  readonly notifiers: readonly Notifier[];
  readonly routes: Routes;
}

/** The descriptors of a clone that are its own; the demo's lie below and belong to the demo. */
const OWN_FOLDERS = ['catalog-info', 'synthetic'];
const DEMO_SOURCE = 'demo';
const DEMO_FOLDERS = ['catalog-info/shop', 'synthetic/shop'];

/**
 * Makes every adapter that the configuration names; only here are adapters made.
 * @throws InputError listing every fault of every adapter's options.
 */
export function makeAdapters(
  configuration: Configuration,
  root: string,
  demo: DemoAdapters | null,
  onError: (error: unknown) => void,
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
    ? configuration.sources.flatMap((entry) => attempt(() => makeSource(entry, folder, onError)))
    : [createFilesSource(own)];
  if (demo && sources.some(({ id }) => id === DEMO_SOURCE)) {
    faults.push(`sources: the id '${DEMO_SOURCE}' is the demo's; choose another, or start with --no-demo`);
  }
  if (demo) sources.push(createFilesSource({ id: DEMO_SOURCE, paths: DEMO_FOLDERS, root, onError }));
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
  return { sources, notifiers, routes: routes[0] as Routes };
}

function makeSource(
  { id, type, options, place }: AdapterConfiguration,
  root: string,
  onError: (error: unknown) => void,
): Source {
  switch (type) {
    case 'files':
      return createFilesSource({ id, ...parseFilesOptions(options, place), root, onError });
    case 'kubernetes':
      return createKubernetesSource({ id, ...parseKubernetesOptions(options, place), root, onError });
    default:
      throw new InputError(`${place}.type '${type}': expected files or kubernetes`);
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

export const portalFolder = (root: string) => join(root, 'packages/portal/dist');
