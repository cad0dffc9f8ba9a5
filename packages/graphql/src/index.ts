export {
  type ChangeFeed,
  type Changes,
  ChangesMissedError,
  createChangeFeed,
  type Patience,
} from './change-feed.ts';
export type { GraphqlContext, Installation, InstallationStatus, Viewer } from './context.ts';
export { parseLimited } from './limits/parse-limited.ts';
export { exceededLimit } from './limits/query-limits.ts';
export { maskError } from './mask-error.ts';
export { schema } from './schema.ts';
