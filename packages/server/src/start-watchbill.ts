import { availableParallelism, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { createDeliveryDuty, DELIVERY_PENDING, INCIDENT_CHANGED } from '@watchbill/alerting';
import type { Source } from '@watchbill/catalog';
import { fillTerms } from '@watchbill/catalog';
import { RUN_CHANGED, RUN_REQUESTED, startCheckEngine } from '@watchbill/checks';
import { listen, openDatabase } from '@watchbill/database';
import { createChangeFeed } from '@watchbill/graphql';
import { HEALTH_CHANGED } from '@watchbill/health';
import { createK6Runner } from '@watchbill/runner-k6';
import { makeAdapters, portalFolder, readablePlaces } from './adapters.ts';
import { createCredential } from './auth/credential.ts';
import type { Configuration } from './configuration/configuration.ts';
import { readConfiguration } from './configuration/read-configuration.ts';
import { openDataFolder } from './data-folder.ts';
import { migrateDatabase, provideDatabase } from './database-step.ts';
import { startDemoShop } from './demo.ts';
import { catalogChanges } from './duties/catalog-changes.ts';
import { startCleaning } from './duties/cleaning-duty.ts';
import { startLateDuty } from './duties/late-duty.ts';
import { settleVerdict } from './duties/settle-verdict.ts';
import { startSourceDuty } from './duties/source-duty.ts';
import { startHttpServer } from './http/http-server.ts';
import { lockInstance } from './instance-lock.ts';
import { manageLocations } from './locations/registered-locations.ts';
import { createRegisteredSource } from './locations/registered-source.ts';
import { type ReportStep, step } from './progress.ts';
import { readReadiness } from './readiness.ts';

export interface StartOptions {
  /** The clone: descriptors, migrations and the built portal are in it. */
  readonly root: string;
  readonly version: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly config?: string | undefined;
  readonly port?: number | undefined;
  readonly data?: string | undefined;
  readonly demo: boolean;
  /** Beside those of the configuration, for a program that has a source of its own. */
  readonly sources?: readonly Source[];
  readonly report: ReportStep;
  readonly onError: (error: unknown) => void;
}

export interface RunningWatchbill {
  readonly url: string;
  /** Becomes a browser session once. */
  readonly signInUrl: string;
  readonly inboxUrl: string | null;
  /** Rejects when a part that nothing can work without has ended. */
  readonly failed: Promise<never>;
  /** Ends everything that was started, the last first. */
  stop(): Promise<void>;
}

const LOST_DATABASE =
  'PostgreSQL has ended; Watchbill cannot go on without it. Start it again: nothing that was committed is lost.';

/** Starts an installation, step by step; when a step fails, those before it are undone. */
export async function startWatchbill(options: StartOptions): Promise<RunningWatchbill> {
  const { root, version, environment, report, onError } = options;
  const clock = () => new Date();
  const configuration: Configuration = readConfiguration(options.config, root, environment);
  const port = options.port ?? configuration.port;
  const localUrl = `http://127.0.0.1:${port}`;
  const baseUrl = configuration.baseUrl ?? localUrl;
  await using cleanup = new AsyncDisposableStack();

  const folder = await step(report, 'Data folder', async () => {
    const opened = openDataFolder(resolve(root, options.data ?? '.watchbill'), environment.WATCHBILL_TOOLS);
    const lock = lockInstance(opened.lock, localUrl, clock());
    cleanup.defer(() => lock.release());
    return [opened, opened.path];
  });

  const { url: databaseUrl, embedded } = await step(report, 'PostgreSQL', async () => {
    const server = await provideDatabase(folder.postgres, environment.DATABASE_URL);
    if (server.embedded) cleanup.defer(server.embedded.stop);
    return [server, server.detail];
  });
  await step(report, 'Schema', async () => [
    null,
    await migrateDatabase(databaseUrl, join(root, 'prisma/migrations')),
  ]);
  const db = openDatabase(databaseUrl, { onError });
  cleanup.defer(db.close);
  await fillTerms(db);

  const demo = options.demo
    ? await step(report, 'Demo shop', async () => {
        const shop = await startDemoShop(port);
        cleanup.defer(shop.stop);
        return [shop, `${shop.shopUrl}, its owners' inbox ${shop.inboxUrl}`];
      })
    : null;

  const adapters = makeAdapters(configuration, root, demo, { sourceFolder: folder.sources, clock, onError });
  const alerting = { baseUrl, notifierIds: adapters.notifiers.map(({ id }) => id), routes: adapters.routes };

  const readable = readablePlaces(configuration, root);
  const registered = createRegisteredSource({
    db,
    file: join(folder.path, 'locations.yaml'),
    allowedHosts: readable.allowedHosts,
    onError,
  });
  const { keepRunsMs, keepHistoryMs, keepRemovedMs, removalGuard } = configuration;
  const catalog = catalogChanges({ db, clock, alerting, keepRemovedMs, removalGuard });

  const sources = await step(report, 'Catalog', async () => {
    const duty = await startSourceDuty({
      db,
      sources: [...adapters.sources, ...(options.sources ?? []), registered],
      clock,
      take: catalog.take,
      rank: catalog.rank,
      onError,
    });
    cleanup.defer(duty.stop);
    const entities = await db.read.entity.count();
    const faults = await db.read.fault.count();
    return [duty, `${entities} entities${faults > 0 ? `, ${faults} faults (see ${baseUrl}/sources)` : ''}`];
  });

  const runner = createK6Runner({
    toolsDir: folder.tools,
    ...(configuration.k6Path ? { k6Path: configuration.k6Path } : {}),
    ...(configuration.k6Version ? { k6Version: configuration.k6Version } : {}),
    ...(configuration.browserPath ? { chromiumPath: configuration.browserPath } : {}),
  });
  const engine = await startCheckEngine({
    db,
    runner,
    worker: folder.instanceId,
    concurrency: configuration.concurrency ?? Math.max(4, 2 * availableParallelism()),
    clock,
    env: { WATCHBILL_URL: localUrl, ...demo?.env },
    settle: (tx, run, result, now) => settleVerdict(tx, run, result, now, alerting),
    onError,
  });
  cleanup.defer(engine.stop);
  const deliveries = createDeliveryDuty({
    db,
    notifiers: adapters.notifiers,
    clock,
    concurrency: 8,
    random: Math.random,
    onError,
  });
  cleanup.defer(deliveries.stop);
  cleanup.defer(startLateDuty(db, clock, alerting, onError).stop);
  cleanup.defer(startCleaning({ db, clock, keepRunsMs, keepHistoryMs, onError }).stop);

  const changes = createChangeFeed();
  // What was said while nobody listened is lost: duties look for themselves, open pages ask anew.
  const catchUp = () => {
    engine.wake();
    deliveries.wake();
    changes.interrupt();
  };
  const listener = await listen(
    databaseUrl,
    {
      [RUN_REQUESTED]: engine.wake,
      [DELIVERY_PENDING]: deliveries.wake,
      [RUN_CHANGED]: (id) => changes.publish(RUN_CHANGED, id),
      [HEALTH_CHANGED]: (ref) => changes.publish(HEALTH_CHANGED, ref),
      [INCIDENT_CHANGED]: (id) => changes.publish(INCIDENT_CHANGED, id),
    },
    catchUp,
  );
  cleanup.defer(listener.close);

  await step(report, 'Portal', async () => {
    const server = await startHttpServer({
      db,
      clock,
      host: configuration.host,
      port,
      portal: portalFolder(root),
      locations: manageLocations({ db, readable, syncSource: sources.sync }),
      removeEntity: catalog.removeEntity,
      github: adapters.github,
      ci: adapters.ci,
      graphiql: environment.NODE_ENV !== 'production',
      installation: {
        status: () => ({
          version,
          runner: runner.readiness(),
          browser: runner.browserReadiness(),
          demo: demo !== null,
        }),
        syncSource: sources.sync,
        restoreEntity: catalog.restoreEntity,
        releaseEntity: catalog.releaseEntity,
        limitsOf: sources.limitsOf,
        changes,
      },
      readiness: () =>
        readReadiness(
          db,
          () => runner.readiness(),
          () => runner.browserReadiness(),
        ),
      onError,
    });
    cleanup.defer(() => server.close());
    return [server, baseUrl];
  });

  // Nobody waits for k6: the portal is of use meanwhile and shows how far it is.
  report({ name: 'k6', state: 'running', detail: runner.readiness().detail });
  void runner
    .prepare(() => report({ name: 'k6', state: 'running', detail: runner.readiness().detail }))
    .then(
      () => report({ name: 'k6', state: 'done', detail: runner.readiness().detail }),
      () => report({ name: 'k6', state: 'failed', detail: runner.readiness().detail }),
    )
    .finally(engine.wake);

  const secret = await db.transact((tx) => createCredential(tx, 'SIGN_IN', userInfo().username, clock()));
  const running = cleanup.move();
  let stopping = false;
  const failed = new Promise<never>((_resolve, reject) => {
    void embedded?.exited.then(() => !stopping && reject(new Error(LOST_DATABASE)));
  });
  failed.catch(() => {});
  return {
    url: baseUrl,
    signInUrl: `${baseUrl}/sign-in#${secret}`,
    inboxUrl: demo?.inboxUrl ?? null,
    failed,
    stop: async () => {
      stopping = true;
      await running.disposeAsync();
    },
  };
}
