export { createWebhookNotifier } from './webhook-notifier.ts';
export { parseWebhookOptions, type WebhookOptions } from './webhook-options.ts';
