export { openBrowser } from './browser.ts';
export {
  type Finished,
  type Installation,
  portForInstallation,
  ROOT,
  startInstallation,
  temporaryFolder,
  watchbill,
} from './installation.ts';
export { processesNaming } from './processes.ts';
export { type TestDatabase, useTestDatabase } from './test-database.ts';
export { TOOLS } from './tools-folder.ts';
export { until } from './until.ts';
