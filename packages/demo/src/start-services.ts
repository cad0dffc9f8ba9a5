import { randomBytes } from 'node:crypto';
import type { Server } from 'node:net';
import { type DemoService, demoPorts } from './demo-services.ts';
import { serviceClient } from './http/call-service.ts';
import { listen } from './http/listen.ts';
import { createHttpInbox } from './inbox/http-inbox.ts';
import { createMessageBox } from './inbox/message-box.ts';
import { createSmtpInbox } from './inbox/smtp-inbox.ts';
import { createCart } from './services/cart.ts';
import { createInventory } from './services/inventory.ts';
import { createMailer } from './services/mailer.ts';
import { createPayments } from './services/payments.ts';
import { createStorefront } from './services/storefront.ts';
import type { ServiceContext } from './shop/service-context.ts';

/**
 * Opens the whole demo in this process; the services reach one another only over HTTP.
 * @throws DemoError naming the first port that cannot be had.
 */
export async function startServices(basePort: number): Promise<void> {
  const ports = demoPorts(basePort);
  const client = (service: DemoService) => serviceClient(service, `http://127.0.0.1:${ports[service]}`);
  const newId = (kind: string): string => `${kind}-${randomBytes(8).toString('hex')}`;
  const now = (): Date => new Date();
  const context: ServiceContext = {
    clients: {
      storefront: client('storefront'),
      cart: client('cart'),
      payments: client('payments'),
      inventory: client('inventory'),
      mailer: client('mailer'),
    },
    newId,
    now,
  };
  const box = createMessageBox(() => newId('message'), now);
  const servers: Readonly<Record<keyof typeof ports, Server>> = {
    storefront: createStorefront(context),
    cart: createCart(context),
    payments: createPayments(context),
    inventory: createInventory(context),
    mailer: createMailer(context),
    inbox: createHttpInbox(box),
    smtp: createSmtpInbox(box),
  };
  const names = Object.keys(servers) as (keyof typeof servers)[];
  for (const name of names) await listen(servers[name], name, ports[name]);
}
