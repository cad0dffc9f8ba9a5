import type { Notification } from '@watchbill/model';
import type { DeliveryResult, Notifier } from '../src/notifier.ts';

/** A far end that people's messages arrive at, or do not. */
export interface Inbox extends Notifier {
  readonly received: readonly { readonly target: string; readonly notification: Notification }[];
  /** `type target` of each message that arrived, in order, e.g. `incident.opened payments`. */
  readonly story: readonly string[];
  /** How many attempts were under way at once, at most. */
  readonly busiest: number;
  answer(how: 'delivered' | 'hang' | 'throw' | DeliveryResult): void;
}

export function createInbox(id: string): Inbox {
  const received: { target: string; notification: Notification }[] = [];
  let how: Parameters<Inbox['answer']>[0] = 'delivered';
  let busy = 0;
  let busiest = 0;
  return {
    id,
    type: 'inbox',
    received,
    get story() {
      return received.map(({ target, notification }) => `${notification.type} ${target}`);
    },
    get busiest() {
      return busiest;
    },
    answer: (next) => {
      how = next;
    },
    deliver: async (notification, target) => {
      busy += 1;
      busiest = Math.max(busiest, busy);
      try {
        await new Promise((resolve) => setTimeout(resolve, 5));
        if (how === 'throw') throw new Error('socket hang up at https://secret@far.test');
        if (how === 'hang') await new Promise(() => {});
        if (typeof how === 'object') return how;
        received.push({ target, notification });
        return { type: 'delivered' };
      } finally {
        busy -= 1;
      }
    },
  };
}
