import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { useTestDatabase } from '@watchbill/harness';
import { expect, test } from 'vitest';
import { context } from '../testing/context.ts';
import { eventually } from '../testing/eventually.ts';
import { createInbox } from '../testing/inbox.ts';
import { outbox } from '../testing/outbox.ts';
import { SHOP, seedEntities, transition } from '../testing/shop.ts';
import { applyTransitions } from './apply-transitions.ts';
import { createDeliveryDuty } from './delivery-duty.ts';

const PROCESS = join(import.meta.dirname, '../testing/delivery-process.ts');
const LEASE_MS = 45_000;

const database = useTestDatabase();

test('a process killed while the far end has the message but has not answered: it is sent again under the same id', async () => {
  const { db, url } = database;
  await db.transact((tx) => seedEntities(tx, SHOP));
  await db.transact((tx) => applyTransitions(tx, [transition('FAILING')], context()));

  const arrived = Promise.withResolvers<string>();
  const farEnd = createServer((request) => void text(request).then(arrived.resolve));
  farEnd.listen(0, '127.0.0.1');
  await once(farEnd, 'listening');
  const { port } = farEnd.address() as AddressInfo;
  const child = spawn(process.execPath, [PROCESS, url, `http://127.0.0.1:${port}`], { stdio: 'inherit' });
  const exited = once(child, 'exit');
  const firstId = await Promise.race([arrived.promise, exited.then(([code]) => `exited with ${code}`)]);
  child.kill('SIGKILL');
  await exited;
  farEnd.closeAllConnections();
  farEnd.close();
  expect(await outbox(db)).toEqual(['incident.opened hook:payments PENDING']);

  const inbox = createInbox('hook');
  let ahead = LEASE_MS - 10_000;
  const clock = () => new Date(Date.now() + ahead);
  const onError = (error: unknown) => expect.unreachable(String(error));
  const duty = createDeliveryDuty({
    db,
    notifiers: [inbox],
    clock,
    random: () => 0,
    concurrency: 1,
    onError,
  });
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(inbox.received).toEqual([]);
  ahead = LEASE_MS + 1_000;
  duty.wake();
  await eventually(() => outbox(db)).toEqual(['incident.opened hook:payments DELIVERED']);
  await duty.stop();
  expect(inbox.received.map(({ notification }) => notification.id)).toEqual([firstId]);
  expect(await db.read.delivery.findFirst()).toMatchObject({ attempts: 2, epoch: 2, lastError: null });
});
