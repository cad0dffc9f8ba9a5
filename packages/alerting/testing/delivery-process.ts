/** A process of its own that delivers by HTTP POST, to be killed: `node delivery-process.ts DATABASE_URL FAR_END_URL`. */
import { openDatabase } from '@watchbill/database';
import { createDeliveryDuty } from '../src/delivery-duty.ts';

const [databaseUrl = '', farEnd = ''] = process.argv.slice(2);

createDeliveryDuty({
  db: openDatabase(databaseUrl, { maxConnections: 2 }),
  notifiers: [
    {
      id: 'hook',
      type: 'post',
      deliver: async (notification, _target, signal) => {
        await fetch(farEnd, { method: 'POST', body: notification.id, signal });
        return { type: 'delivered' };
      },
    },
  ],
  clock: () => new Date(),
  random: Math.random,
  concurrency: 1,
  onError: (error) => {
    throw error;
  },
});
