export { createEmailNotifier } from './email-notifier.ts';
export { type EmailOptions, parseEmailOptions } from './email-options.ts';
