export { blobSha, type FakeRepository, type FakeTeam, type Files, GithubData } from './github-data.ts';
export type { Fault, PlannedFault } from './github-faults.ts';
export { type GithubServer, startGithubServer } from './github-server.ts';
export {
  pushPayload,
  repositoryIn,
  type SignedWebhook,
  signWebhook,
  webhookPayload,
} from './github-webhooks.ts';
