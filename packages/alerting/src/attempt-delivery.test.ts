import type { Notification } from '@watchbill/model';
import { expect, test } from 'vitest';
import { createInbox } from '../testing/inbox.ts';
import { type AttemptOptions, attemptDelivery } from './attempt-delivery.ts';

const notification: Notification = {
  id: '1',
  type: 'incident.opened',
  incident: {
    id: '2',
    severity: 'page',
    state: 'FAILING',
    reason: 'It does not open.',
    startedAt: '',
    url: '',
  },
  entity: { ref: 'component:default/cart', title: 'Cart', url: '' },
  runbooks: [],
};
const delivery = { id: '1', epoch: 1, notifier: 'hook', target: 'payments', notification };

function attempt(
  answer: Parameters<ReturnType<typeof createInbox>['answer']>[0],
  more: Partial<AttemptOptions> = {},
) {
  const inbox = createInbox('hook');
  inbox.answer(answer);
  const errors: unknown[] = [];
  const options = {
    deadlineMs: 40,
    stopping: new AbortController().signal,
    onError: (error: unknown) => void errors.push(error),
  };
  return {
    inbox,
    errors,
    result: attemptDelivery(delivery, { notifiers: new Map([['hook', inbox]]), ...options, ...more }),
  };
}

test.each([
  { case: 'arrives', answer: 'delivered', result: { type: 'delivered' } },
  {
    case: 'is put off',
    answer: { type: 'retry', reason: 'busy', afterMs: 7 },
    result: { type: 'retry', reason: 'busy', afterMs: 7 },
  },
  {
    case: 'is refused',
    answer: { type: 'reject', reason: 'gone' },
    result: { type: 'reject', reason: 'gone' },
  },
  { case: 'never ends', answer: 'hang', result: { type: 'retry', reason: 'No answer within 0.04 seconds.' } },
] as const)('an attempt that $case', async ({ answer, result }) => {
  expect(await attempt(answer).result).toEqual(result);
});

test('an attempt that throws is tried again, and its error, which may hold a secret, goes to the log alone', async () => {
  const { result, errors } = attempt('throw');
  expect(await result).toEqual({
    type: 'retry',
    reason: "Notifier 'hook' failed in a way that it should not; the log has the error.",
  });
  expect(errors).toEqual([new Error('socket hang up at https://secret@far.test')]);
});

test('an attempt at a notifier that is not here is tried again', async () => {
  expect(await attempt('delivered', { notifiers: new Map() }).result).toMatchObject({
    type: 'retry',
    reason: expect.stringContaining("no notifier 'hook'"),
  });
});

test('an attempt that a stop cuts off says so', async () => {
  const stop = new AbortController();
  const { result } = attempt('hang', { stopping: stop.signal, deadlineMs: 30_000 });
  stop.abort();
  expect(await result).toEqual({ type: 'retry', reason: 'Watchbill was stopped during the attempt.' });
});

test('after a stop nothing is sent any more', async () => {
  const { inbox, result } = attempt('delivered', { stopping: AbortSignal.abort() });
  expect(await result).toMatchObject({ type: 'retry' });
  expect(inbox.received).toEqual([]);
});
