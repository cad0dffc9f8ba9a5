export { openBrowser } from './browser.ts';
export { countStatements } from './count-statements.ts';
export {
  type Finished,
  type Installation,
  ROOT,
  startInstallation,
  temporaryFolder,
  watchbill,
} from './installation.ts';
export { portForInstallation } from './port-block.ts';
export { processesNaming } from './processes.ts';
export { type TestDatabase, useTestDatabase } from './test-database.ts';
export { TOOLS } from './tools-folder.ts';
export { until } from './until.ts';
