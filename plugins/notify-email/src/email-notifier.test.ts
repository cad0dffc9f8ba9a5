import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { notificationOf, OPENED, RESOLVED } from '@watchbill/alerting/contract';
import { afterEach, expect, test } from 'vitest';
import { selfSignedCertificate } from '../test/self-signed-certificate.ts';
import {
  type SmtpFarEnd,
  type SmtpFarEndOptions,
  type SmtpStage,
  startSmtpFarEnd,
} from '../test/smtp-far-end.ts';
import { createEmailNotifier } from './email-notifier.ts';
import type { EmailOptions } from './email-options.ts';
import { isLoopback } from './smtp-transport.ts';

/** Leads to this machine, but is not a loopback address, so the rules for networks hold. */
const NETWORK = '0.0.0.0';
const CREDENTIALS = { user: 'watchbill', password: 'planted-password' };

let farEnd: SmtpFarEnd;
afterEach(() => farEnd?.close());

async function start(far: SmtpFarEndOptions, options: Partial<EmailOptions> = {}) {
  farEnd = await startSmtpFarEnd(far);
  const server = {
    id: 'email',
    host: '127.0.0.1',
    port: farEnd.port,
    from: 'Watchbill <watchbill@example.com>',
  };
  const notifier = createEmailNotifier({ ...server, ...options });
  return (notification = OPENED, signal = new AbortController().signal) =>
    notifier.deliver(notification, 'team-money@example.org', signal);
}

test('sends one mail in two forms, marked as automatic and urgent', async () => {
  const deliver = await start({});
  await deliver();
  const [{ mail, recipients } = { mail: undefined, recipients: [] }] = farEnd.mails;
  expect(recipients).toEqual(['team-money@example.org']);
  expect(mail?.from).toMatchObject({ name: 'Watchbill', address: 'watchbill@example.com' });
  expect(mail?.to).toMatchObject([{ address: 'team-money@example.org' }]);
  expect(mail?.subject).toBe('[page] Payments is FAILING: payment is authorised');
  expect(mail?.text).toContain('Run: the run that proves it <http://127.0.0.1:9282/runs/run-4711>\n');
  expect(mail?.html).toContain('<a href="http://127.0.0.1:9282/runs/run-4711">the run that proves it</a>');
  expect(mail?.messageId).toBe('<019a2f61-7d1e-7c55-9a63-0d9f5f7a1c01@example.com>');
  const headers = Object.fromEntries((mail?.headers ?? []).map(({ key, value }) => [key, value]));
  expect(headers).toMatchObject({ 'auto-submitted': 'auto-generated', importance: 'High' });
});

test('threads the end of an incident with its begin', async () => {
  const deliver = await start({});
  await deliver(OPENED);
  await deliver(RESOLVED);
  const [opened, resolved] = farEnd.mails.map(({ mail }) => mail);
  expect(opened?.messageId).not.toBe(resolved?.messageId);
  expect(opened?.references).toBe('<incident.019a2f61-7d1e-7c55-9a63-aaaaaaaaaaaa@example.com>');
  expect(resolved?.references).toBe(opened?.references);
  expect(resolved?.inReplyTo).toBe(opened?.inReplyTo);
});

test('keeps hostile ids within their header', async () => {
  const deliver = await start({});
  expect(await deliver({ ...OPENED, id: 'a>\r\nBcc: thief@example.com' })).toEqual({ type: 'delivered' });
  expect(farEnd.mails[0]?.raw).not.toMatch(/^Bcc:/m);
  expect(farEnd.mails[0]?.mail.messageId).toMatch(/^<[\w=-]+@example\.com>$/);
});

test('escapes markup once', async () => {
  const deliver = await start({});
  await deliver(notificationOf(`<b>"Tom" & 'Jerry'</b>`));
  const [sent] = farEnd.mails;
  expect(sent?.mail.html).toContain('&lt;b&gt;&quot;Tom&quot; &amp; &#39;Jerry&#39;&lt;/b&gt;');
  expect(sent?.mail.text).toContain(`What is wrong: <b>"Tom" & 'Jerry'</b>`);
});

test.each<[SmtpStage, number, 'retry' | 'reject', string]>([
  ['greeting', 421, 'retry', '421'],
  ['greeting', 554, 'reject', '554'],
  ['login', 454, 'retry', '454 to the user and password'],
  ['login', 535, 'reject', '535 to the user and password'],
  ['recipient', 450, 'retry', '450'],
  ['recipient', 550, 'reject', '550'],
  ['message', 452, 'retry', '452'],
  ['message', 552, 'reject', '552'],
])('at the %s, %i means %s', async (stage, code, type, said) => {
  const deliver = await start(CREDENTIALS, CREDENTIALS);
  farEnd.refuse(stage, code, `no, ${CREDENTIALS.password}`);
  expect(await deliver()).toEqual({ type, reason: `127.0.0.1:${farEnd.port} answered ${said}` });
});

test('says the enhanced status code', async () => {
  const deliver = await start({});
  farEnd.refuse('recipient', 550, '5.1.1 no such user');
  expect(await deliver()).toMatchObject({ reason: `127.0.0.1:${farEnd.port} answered 550 5.1.1` });
});

test.each<SmtpStage>(['greeting', 'login', 'recipient', 'message'])(
  'a silence at the %s ends with the time',
  async (stage) => {
    const deliver = await start(CREDENTIALS, { ...CREDENTIALS, timeoutMs: 400 });
    farEnd.hangAt(stage);
    const startedAt = performance.now();
    expect((await deliver()).type).toBe('retry');
    expect(performance.now() - startedAt).toBeLessThan(1400);
  },
);

test('over the network, credentials travel encrypted, to a server whose certificate is trusted', async () => {
  const tls = selfSignedCertificate(NETWORK);
  const before = getCACertificates('default');
  setDefaultCACertificates([...before, tls.cert]);
  try {
    const deliver = await start({ ...CREDENTIALS, tls }, { ...CREDENTIALS, host: NETWORK });
    expect(await deliver()).toEqual({ type: 'delivered' });
  } finally {
    setDefaultCACertificates(before);
  }
  expect(farEnd.mails[0]?.encrypted).toBe(true);
  expect(farEnd.logins).toEqual([{ password: CREDENTIALS.password, encrypted: true }]);
});

test('a certificate that is not trusted gets neither credentials nor mail', async () => {
  const tls = selfSignedCertificate(NETWORK);
  const deliver = await start({ ...CREDENTIALS, tls }, { ...CREDENTIALS, host: NETWORK });
  expect(await deliver()).toMatchObject({
    type: 'retry',
    reason: expect.stringMatching(/: DEPTH_ZERO_SELF_SIGNED_CERT$/),
  });
  expect([farEnd.logins, farEnd.mails]).toEqual([[], []]);
});

test('a server without STARTTLS gets no credentials over the network', async () => {
  const deliver = await start(CREDENTIALS, { ...CREDENTIALS, host: NETWORK });
  expect(await deliver()).toMatchObject({
    type: 'reject',
    reason: expect.stringMatching(/sent over TLS only/),
  });
  expect([farEnd.logins, farEnd.mails]).toEqual([[], []]);
});

test('without credentials, STARTTLS is used where it is offered, and its certificate is verified', async () => {
  const deliver = await start({ tls: selfSignedCertificate(NETWORK) }, { host: NETWORK });
  expect((await deliver()).type).toBe('retry');
  expect(farEnd.mails).toEqual([]);
});

test('without credentials, a server that offers no STARTTLS gets the mail', async () => {
  const deliver = await start({}, { host: NETWORK });
  expect(await deliver()).toEqual({ type: 'delivered' });
});

test('on loopback, STARTTLS is left alone', async () => {
  const deliver = await start({ ...CREDENTIALS, tls: selfSignedCertificate('127.0.0.1') }, CREDENTIALS);
  expect(await deliver()).toEqual({ type: 'delivered' });
  expect(farEnd.mails[0]?.encrypted).toBe(false);
});

test.each([
  ['localhost', true],
  ['127.0.0.1', true],
  ['127.9.9.9', true],
  ['::1', true],
  ['0.0.0.0', false],
  ['127.0.0.1.example.com', false],
  ['localhost.example.com', false],
  ['smtp.example.com', false],
])('%s is loopback: %s', (host, expected) => {
  expect(isLoopback(host)).toBe(expected);
});
