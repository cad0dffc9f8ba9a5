export { openBrowser } from './browser.ts';
export {
  type Finished,
  type Installation,
  portForInstallation,
  ROOT,
  startInstallation,
  TOOLS,
  temporaryFolder,
  watchbill,
} from './installation.ts';
export { processesNaming } from './processes.ts';
export { type TestDatabase, useTestDatabase } from './test-database.ts';
export { until } from './until.ts';
