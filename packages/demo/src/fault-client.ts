import { DemoError } from './demo-error.ts';
import { DEMO_SERVICES, type DemoService, demoPorts, parseDemoService } from './demo-services.ts';
import { parseFaultMode } from './fault-mode.ts';

const PATIENCE_MS = 5_000;

/**
 * Breaks one service of the demo that runs at `basePort`, until it is cleared.
 * @throws DemoError for an unknown service or mode, and when no demo runs there.
 */
export async function setFault(basePort: number, service: string, mode: string): Promise<void> {
  await control(basePort, parseDemoService(service), 'POST', { mode: parseFaultMode(mode) });
}

/**
 * Heals one service, or all five when none is named.
 * @throws DemoError for an unknown service, and when no demo runs at `basePort`.
 */
export async function clearFaults(basePort: number, service?: string): Promise<void> {
  const services =
    service === undefined ? DEMO_SERVICES.map(({ name }) => name) : [parseDemoService(service)];
  await Promise.all(services.map((name) => control(basePort, name, 'DELETE')));
}

async function control(basePort: number, service: DemoService, method: string, body?: object): Promise<void> {
  const port = demoPorts(basePort)[service];
  const answer = await ask(`http://127.0.0.1:${port}/demo/fault`, method, body);
  if (answer?.service === service) return;
  const found = answer ? 'something else answers there' : 'nothing answers there';
  throw new DemoError(
    `no demo runs at base port ${basePort}: expected ${service} on 127.0.0.1:${port}, but ${found}; ` +
      "start it with 'npm start', or give the port of the instance that runs it",
  );
}

/** The service's own account of its fault; undefined when nothing listens, an empty one when a stranger does. */
async function ask(url: string, method: string, body?: object): Promise<{ service?: unknown } | undefined> {
  let response: Response;
  try {
    response = await fetch(url, {
      method,
      headers: { 'content-type': 'application/json', connection: 'close' },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  } catch {
    return undefined;
  }
  try {
    const account: unknown = response.ok ? await response.json() : undefined;
    return typeof account === 'object' && account !== null ? account : {};
  } catch {
    return {};
  }
}
