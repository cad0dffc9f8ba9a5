import { describeNotifierContract } from '@watchbill/alerting/contract';
import { startSmtpFarEnd } from '../test/smtp-far-end.ts';
import { createEmailNotifier } from './email-notifier.ts';

const FROM = 'Watchbill <watchbill@example.com>';

describeNotifierContract('email', async ({ timeoutMs }) => {
  const farEnd = await startSmtpFarEnd();
  const notifier = createEmailNotifier({
    id: 'email',
    host: '127.0.0.1',
    port: farEnd.port,
    from: FROM,
    timeoutMs,
  });
  return { notifier, target: 'team-money@example.com', farEnd, secrets: [] };
});

describeNotifierContract('email with a password', async ({ timeoutMs }) => {
  const password = 'planted-password';
  const farEnd = await startSmtpFarEnd({ password });
  const server = { host: '127.0.0.1', port: farEnd.port, user: 'planted-user', password };
  const notifier = createEmailNotifier({ id: 'email', ...server, from: FROM, timeoutMs });
  return { notifier, target: 'team-money@example.com', farEnd, secrets: [password, 'planted-user'] };
});
