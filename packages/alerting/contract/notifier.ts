import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DeliveryResult, Notifier } from '../src/notifier.ts';
import type { FarEnd, ReceivedMessage } from './far-end.ts';
import { HOSTILE_TARGETS, HOSTILE_TEXTS } from './hostile-texts.ts';
import { notificationOf, OPENED, RESOLVED } from './sample-notification.ts';

export { FAR_END_BEHAVIOURS, type FarEnd, type FarEndBehaviour, type ReceivedMessage } from './far-end.ts';
export { type HttpFarEnd, type HttpMessage, startHttpFarEnd } from './http-far-end.ts';
export { notificationOf, OPENED, RESOLVED } from './sample-notification.ts';

export interface NotifierSubject {
  readonly notifier: Notifier;
  /** One that the far end is told under. */
  readonly target: string;
  readonly farEnd: FarEnd;
  /** Passwords and keys that the notifier was given, in its options or in the target. */
  readonly secrets: readonly string[];
}

/** Makes a notifier whose attempts end after `timeoutMs`, and a far end of its own. */
export type NotifierSetup = (options: { readonly timeoutMs: number }) => Promise<NotifierSubject>;

const LONG_MS = 20_000;
const SHORT_MS = 500;
const GRACE_MS = 1000;

/** What every notifier must do, against a real far end. */
export function describeNotifierContract(name: string, setup: NotifierSetup): void {
  describe(`${name} keeps the notifier contract`, () => {
    let subject: NotifierSubject;
    const deliver = async (
      notification = OPENED,
      signal = new AbortController().signal,
      target = subject.target,
    ) => {
      const result = await subject.notifier.deliver(notification, target, signal);
      expectDecentReason(result, subject.secrets);
      return result;
    };
    const onlyMessage = (): ReceivedMessage => {
      const [message, ...more] = subject.farEnd.received();
      expect(more, 'messages beyond the one').toEqual([]);
      if (!message) throw new Error('expected a message at the far end, found none');
      return message;
    };
    beforeEach(async () => {
      subject = await setup({ timeoutMs: LONG_MS });
    });
    afterEach(() => subject.farEnd.close());

    test('has an id and a type', () => {
      expect(subject.notifier.id).toMatch(/^[^:\s]+$/);
      expect(subject.notifier.type).toMatch(/^[a-z-]+$/);
    });

    test('delivers what a person on call needs', async () => {
      expect(await deliver()).toEqual({ type: 'delivered' });
      const { text } = onlyMessage();
      const { incident, entity, owner, run, failure, runbooks } = OPENED;
      expect(text, 'first bad time').toMatch(/2026-03-01[T ]03:12:09/);
      for (const fact of [
        failure?.step,
        failure?.expected,
        failure?.actual,
        entity.title,
        owner?.title,
        run?.url,
        incident.reason,
        incident.severity,
        incident.state,
        incident.url,
        ...runbooks.flatMap(({ title, url }) => [title, url]),
      ]) {
        expect(text).toContain(fact);
      }
    });

    test('delivers the end of an incident', async () => {
      expect(await deliver(RESOLVED)).toEqual({ type: 'delivered' });
      const { text } = onlyMessage();
      expect(text).toMatch(/resolved/i);
      expect(text, 'end').toMatch(/2026-03-01[T ]03:24:39/);
      for (const fact of ['Payments', 'HEALTHY', 'Team Money', RESOLVED.run?.url])
        expect(text).toContain(fact);
    });

    test('retries what is refused for now, under the same id', async () => {
      subject.farEnd.behave('refuse-for-now');
      expect((await deliver()).type).toBe('retry');
      subject.farEnd.behave('accept');
      expect((await deliver()).type).toBe('delivered');
      const [first, second, ...more] = subject.farEnd.received();
      expect(first?.id).toBeTruthy();
      expect(second?.id).toBe(first?.id);
      expect(more).toEqual([]);
    });

    test('gives two deliveries at once two ids', async () => {
      expect(await Promise.all([deliver(OPENED), deliver(RESOLVED)])).toEqual([
        { type: 'delivered' },
        { type: 'delivered' },
      ]);
      expect(new Set(subject.farEnd.received().map(({ id }) => id)).size).toBe(2);
    });

    test('gives up what is refused for good', async () => {
      subject.farEnd.behave('refuse-for-good');
      expect((await deliver()).type).toBe('reject');
    });

    test('retries after a reset connection', async () => {
      subject.farEnd.behave('reset');
      expect((await deliver()).type).toBe('retry');
    });

    test('retries when nobody listens', async () => {
      await subject.farEnd.close();
      expect((await deliver()).type).toBe('retry');
      subject = await setup({ timeoutMs: LONG_MS });
    });

    test('retries when the far end does not answer in time', async () => {
      await subject.farEnd.close();
      subject = await setup({ timeoutMs: SHORT_MS });
      subject.farEnd.behave('hang');
      const startedAt = performance.now();
      expect((await deliver()).type).toBe('retry');
      expect(performance.now() - startedAt).toBeLessThan(SHORT_MS + GRACE_MS);
    });

    test('stops within a second when told to', async () => {
      subject.farEnd.behave('hang');
      const controller = new AbortController();
      const attempt = deliver(OPENED, controller.signal);
      await expect.poll(() => subject.farEnd.received().length, { timeout: 10_000 }).toBe(1);
      const stoppedAt = performance.now();
      controller.abort();
      expect((await attempt).type).toBe('retry');
      expect(performance.now() - stoppedAt).toBeLessThan(GRACE_MS);
    });

    test('sends nothing when told to stop before it began', async () => {
      expect((await deliver(OPENED, AbortSignal.abort())).type).toBe('retry');
      expect(subject.farEnd.received()).toEqual([]);
    });

    test.each(HOSTILE_TEXTS)('takes %s as text', async (_name, text) => {
      expect(await deliver(OPENED)).toEqual({ type: 'delivered' });
      const [usual] = subject.farEnd.received();
      expect(await deliver(notificationOf(text))).toEqual({ type: 'delivered' });
      const [, message, ...more] = subject.farEnd.received();
      expect(more).toEqual([]);
      expect(message?.headers.toSorted()).toEqual(usual?.headers.toSorted());
      expect(message?.recipients).toEqual(usual?.recipients);
      expect(message?.bytes).toBeLessThan(50_000);
      expect(message?.text, 'the run, whatever else is cut').toContain(OPENED.run?.url);
      expect(message?.html ?? '').not.toMatch(/<script|<img|href="(?!https?:)/i);
    });

    test.each(HOSTILE_TARGETS)('answers when the target is %s', async (_name, target) => {
      await deliver(OPENED, AbortSignal.timeout(5000), target);
      for (const { recipients, headers } of subject.farEnd.received()) {
        expect(headers).not.toContain('x-injected');
        expect(recipients.length).toBe(1);
      }
    });
  });
}

/** Reasons go to a table and a page: one short line that says something and no secret. */
function expectDecentReason(result: DeliveryResult, secrets: readonly string[]): void {
  if (result.type === 'delivered') return;
  expect(result.reason).toMatch(/^[^\p{Cc}]{5,400}$/u);
  for (const secret of secrets) {
    for (const form of [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64')]) {
      expect(result.reason).not.toContain(form);
    }
  }
}
