import { describeNotifierContract, startHttpFarEnd } from '@watchbill/alerting/contract';
import { createWebhookNotifier } from './webhook-notifier.ts';

const SECRET = 'planted-signing-secret';
const PREVIOUS = `whsec_${Buffer.from('planted-secret-from-before').toString('base64')}`;

describeNotifierContract('webhook with a URL of its own', async ({ timeoutMs }) => {
  const farEnd = await startHttpFarEnd(({ headers }) => String(headers['webhook-id']));
  const url = `http://planted-user:planted-password@127.0.0.1:${farEnd.port}/hooks?token=planted-token`;
  const notifier = createWebhookNotifier({
    id: 'hooks',
    url,
    secret: SECRET,
    previousSecret: PREVIOUS,
    timeoutMs,
  });
  const secrets = [SECRET, PREVIOUS, 'planted-user', 'planted-password', 'planted-token'];
  return { notifier, target: 'team-money', farEnd, secrets };
});

describeNotifierContract("webhook with the contact's URL", async ({ timeoutMs }) => {
  const farEnd = await startHttpFarEnd(({ headers }) => String(headers['webhook-id']));
  const host = `127.0.0.1:${farEnd.port}`;
  const notifier = createWebhookNotifier({ id: 'hooks', hosts: [host], secret: SECRET, timeoutMs });
  const target = `http://planted-user:planted-password@${host}/planted-path?token=planted-token`;
  return { notifier, target, farEnd, secrets: [SECRET, 'planted-'] };
});

describeNotifierContract('webhook with a place for the target', async ({ timeoutMs }) => {
  const farEnd = await startHttpFarEnd(({ headers }) => String(headers['webhook-id']));
  const url = `http://127.0.0.1:${farEnd.port}/planted-path/{target}/hook`;
  return {
    notifier: createWebhookNotifier({ id: 'hooks', url, secret: SECRET, timeoutMs }),
    target: 'team money',
    farEnd,
    secrets: [SECRET, 'planted-path'],
  };
});
