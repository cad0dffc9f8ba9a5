import { once } from 'node:events';
import type { Server } from 'node:net';
import { DemoError } from '../demo-error.ts';

/** The only address that the demo is reachable on. */
const LOOPBACK = '127.0.0.1';

/** @throws DemoError naming the port and the service that wanted it. */
export async function listen(server: Server, service: string, port: number): Promise<void> {
  server.listen(port, LOOPBACK);
  try {
    await once(server, 'listening');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why = code === 'EADDRINUSE' ? 'is taken by another program' : `cannot be opened (${message})`;
    throw new DemoError(
      `port ${port} on ${LOOPBACK}, wanted for the demo's ${service}, ${why}; free it or choose another base port`,
    );
  }
}
