import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoPorts } from '../demo-services.ts';
import type { Demo } from '../start-demo.ts';
import { startTestDemo } from '../test-demo.ts';
import type { InboxMessage } from './inbox-message.ts';

let demo: Demo;
let ports: ReturnType<typeof demoPorts>;
let inbox: string;

beforeAll(async () => {
  const started = await startTestDemo();
  demo = started.demo;
  ports = demoPorts(started.port);
  inbox = `http://127.0.0.1:${ports.inbox}`;
});
afterAll(() => demo?.stop());

async function messages(): Promise<readonly InboxMessage[]> {
  return (await (await fetch(`${inbox}/messages`)).json()) as InboxMessage[];
}

function hook(target: string, body: string): Promise<Response> {
  return fetch(`${inbox}/hooks/${target}`, { method: 'POST', body });
}

/** Speaks SMTP line by line; gives the code of each reply. */
async function sendMail(recipients: readonly string[], content: string): Promise<readonly string[]> {
  const socket = connect(ports.smtp, '127.0.0.1').setEncoding('utf8');
  const codes: string[] = [];
  const reply = async () => {
    let text = '';
    while (!/^\d{3} .*\r\n$/m.test(text)) text += String((await once(socket, 'data'))[0]);
    codes.push(/^\d{3}(?= )/m.exec(text)?.[0] ?? '');
  };
  await reply();
  const commands = [
    'EHLO test',
    'MAIL FROM:<watchbill@shop.example>',
    ...recipients.map((recipient) => `RCPT TO:<${recipient}>`),
    'DATA',
    `${content.replaceAll('\n', '\r\n')}\r\n.`,
    'QUIT',
  ];
  for (const command of commands) {
    socket.write(`${command}\r\n`);
    await reply();
  }
  socket.destroy();
  return codes;
}

test('takes a webhook of any JSON and shows it, escaped, with its links', async () => {
  const body = { title: '<b>Payments</b> is down', text: 'See https://runbooks.example/payments?a=1&b=2.' };
  expect((await hook('payments', JSON.stringify(body))).status).toBe(202);
  const [message] = await messages();
  expect(message).toMatchObject({
    channel: 'webhook',
    to: 'payments',
    subject: body.title,
    text: body.text,
    body,
  });
  const markup = await (await fetch(inbox)).text();
  expect(markup).toContain('&lt;b&gt;Payments&lt;/b&gt; is down');
  expect(markup).toContain(
    '<a href="https://runbooks.example/payments?a=1&amp;b=2" target="_blank" rel="noopener noreferrer">',
  );
});

test('takes a mail, one message for each recipient', async () => {
  const content = [
    'From: Watchbill <watchbill@shop.example>',
    'To: payments@shop.example',
    'Subject: =?utf-8?q?Payments_f=C3=A4llt_aus?=',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    'The card processor refuses =E2=80=A6',
  ].join('\n');
  const codes = await sendMail(['payments@shop.example', 'storefront@shop.example'], content);
  expect(codes).toEqual(['220', '250', '250', '250', '250', '354', '250', '221']);
  const received = (await messages()).filter(({ channel }) => channel === 'email');
  expect(received.map(({ to }) => to)).toEqual(['storefront@shop.example', 'payments@shop.example']);
  expect(received[0]).toMatchObject({
    subject: 'Payments fällt aus',
    text: 'The card processor refuses …',
    body: { from: 'watchbill@shop.example' },
  });
});

test.each([
  ['too large', JSON.stringify('x'.repeat(65 * 1024)), 413],
  ['not JSON', 'payments is down', 400],
])('refuses a webhook that is %s', async (_reason, body, status) => {
  const before = (await messages()).length;
  expect((await hook('payments', body)).status).toBe(status);
  expect(await messages()).toHaveLength(before);
});

test('refuses a mail that is too large', async () => {
  const codes = await sendMail(
    ['payments@shop.example'],
    `Subject: long\n\n${'x'.repeat(70)}\n`.repeat(4_000),
  );
  expect(codes.at(-2)).toBe('552');
});

test('keeps the latest 200', async () => {
  for (let at = 1; at <= 205; at += 1) await hook('team', JSON.stringify({ title: `news ${at}` }));
  const kept = await messages();
  expect(kept).toHaveLength(200);
  expect([kept[0]?.subject, kept.at(-1)?.subject]).toEqual(['news 205', 'news 6']);
});
