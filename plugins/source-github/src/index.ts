export { type GithubAuth, type GithubOptions, parseGithubOptions } from './github-options.ts';
export {
  createGithubSource,
  type GithubSource,
  type GithubSourceOptions,
  type WebhookOutcome,
} from './github-source.ts';
export type { WebhookRequest } from './webhook-delivery.ts';
