export { createK6Runner, type K6Runner, type K6RunnerOptions } from './k6-runner.ts';
export type { OnProgress, Progress } from './progress.ts';
