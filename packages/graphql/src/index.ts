export {
  type ChangeFeed,
  type Changes,
  ChangesMissedError,
  createChangeFeed,
  type Patience,
} from './change-feed.ts';
export type { GraphqlContext, Installation, InstallationStatus, Viewer } from './context.ts';
export { maskError } from './mask-error.ts';
export { schema } from './schema.ts';
