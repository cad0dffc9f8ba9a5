import type { IncomingHttpHeaders } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { DemoError } from '../demo-error.ts';
import { type FaultMode, parseFaultMode } from '../fault-mode.ts';
import { type Answer, json } from './answer.ts';
import type { Route } from './route.ts';
import { ServiceError } from './service-error.ts';

const SLOW_MS = 2_500;
const LOOPBACK_HOST = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/i;

/** The part of a service that makes it fail on demand. */
export interface FaultSwitch {
  readonly routes: readonly Route[];
  /** Suffers the present fault: waits, throws a 503, or does nothing. */
  readonly suffer: () => Promise<void>;
}

/** @param reason what a service in fault says, as the real thing might. */
export function createFaultSwitch(service: string, reason: string): FaultSwitch {
  let mode: FaultMode | null = null;
  const path = '/demo/fault';
  const account = (): Answer => json(200, { service, mode });
  const set = (next: FaultMode | null): Answer => {
    mode = next;
    return account();
  };
  return {
    routes: [
      { method: 'GET', path, exempt: true, handle: guarded(account) },
      { method: 'POST', path, exempt: true, handle: guarded((body) => set(readMode(body))) },
      { method: 'DELETE', path, exempt: true, handle: guarded(() => set(null)) },
    ],
    suffer: async () => {
      if (mode === 'errors') throw new ServiceError(503, 'unavailable', reason);
      if (mode === 'slow') await delay(SLOW_MS);
    },
  };
}

/**
 * Only programs on this machine may break the demo. A web page in the user's browser cannot: it sends an Origin, or,
 * after rebinding a name to 127.0.0.1, a Host that is not loopback.
 */
function guarded(handle: (body: unknown) => Answer): Route['handle'] {
  return ({ headers, body }) => {
    refuseOutsiders(headers);
    return handle(body);
  };
}

function refuseOutsiders({ host = '', origin }: IncomingHttpHeaders): void {
  if (origin !== undefined) {
    throw new ServiceError(403, 'origin_refused', `Origin '${origin}': faults are not set from web pages`);
  }
  if (!LOOPBACK_HOST.test(host)) {
    throw new ServiceError(403, 'host_refused', `Host '${host}': expected 127.0.0.1, localhost or [::1]`);
  }
}

function readMode(body: unknown): FaultMode {
  try {
    return parseFaultMode((body as { mode?: unknown } | null)?.mode);
  } catch (error) {
    if (error instanceof DemoError) throw new ServiceError(400, 'unknown_mode', error.message);
    throw error;
  }
}
