export { CheckPage, ChecksPage, checksPlugin, RunPage } from './plugin.ts';
