export { DemoError } from './demo-error.ts';
export {
  DEMO_SERVICES,
  type DemoPorts,
  type DemoService,
  demoBasePort,
  demoEnvironment,
  demoPorts,
} from './demo-services.ts';
export { clearFaults, setFault } from './fault-client.ts';
export { FAULT_MODES, type FaultMode } from './fault-mode.ts';
export type { InboxMessage } from './inbox/inbox-message.ts';
export { type Demo, type DemoExit, type StartDemoOptions, startDemo } from './start-demo.ts';
