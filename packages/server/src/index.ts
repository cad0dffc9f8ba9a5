export { type Elsewhere, validateFiles } from '@watchbill/source-files';
export { createCredential } from './auth/credential.ts';
export { DEFAULT_PORT } from './configuration/configuration.ts';
export { clearDemoFaults, setDemoFault } from './demo.ts';
export { findInstance, type Instance } from './instance-lock.ts';
export type { ReportStep, StepReport } from './progress.ts';
export { type RunningWatchbill, type StartOptions, startWatchbill } from './start-watchbill.ts';
