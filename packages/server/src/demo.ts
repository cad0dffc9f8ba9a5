import { randomBytes } from 'node:crypto';
import type { Notifier } from '@watchbill/alerting';
import {
  clearFaults,
  demoBasePort,
  demoEnvironment,
  demoPorts,
  type FaultMode,
  setFault,
  startDemo,
} from '@watchbill/demo';
import { createEmailNotifier } from '@watchbill/notify-email';
import { createWebhookNotifier } from '@watchbill/notify-webhook';

/** What the demo adds to an installation: ways to tell its owners, and where its services are. */
export interface DemoAdapters {
  readonly notifiers: readonly Notifier[];
  readonly env: Readonly<Record<string, string>>;
}

export interface RunningDemo extends DemoAdapters {
  readonly shopUrl: string;
  readonly inboxUrl: string;
  stop(): Promise<void>;
}

/** Starts the shop beside the server, with an inbox that stands in for its owners' chat and mail. */
export async function startDemoShop(serverPort: number): Promise<RunningDemo> {
  const port = demoBasePort(serverPort);
  const ports = demoPorts(port);
  const demo = await startDemo({ port });
  const inboxUrl = `http://127.0.0.1:${ports.inbox}`;
  const secret = `whsec_${randomBytes(24).toString('base64')}`;
  return {
    notifiers: [
      createWebhookNotifier({ id: 'webhook', url: `${inboxUrl}/hooks/{target}`, secret }),
      createEmailNotifier({
        id: 'email',
        host: '127.0.0.1',
        port: ports.smtp,
        from: 'watchbill@shop.example',
      }),
    ],
    env: demoEnvironment(port),
    shopUrl: `http://127.0.0.1:${ports.storefront}`,
    inboxUrl,
    stop: () => demo.stop(),
  };
}

/** Breaks a service of the demo beside the server on this port. @throws an error that names the five services for another */
export async function setDemoFault(serverPort: number, service: string, mode: FaultMode): Promise<void> {
  await setFault(demoBasePort(serverPort), service, mode);
}

/** Mends one service of that demo, or all. */
export async function clearDemoFaults(serverPort: number, service?: string): Promise<void> {
  await clearFaults(demoBasePort(serverPort), service);
}
