import { createServer, type Server } from 'node:net';
import { onTestFinished } from 'vitest';

/** An installation needs its own port and, from 8 above it, the demo's seven. */
const BLOCK = 16;
// Below the range from which Linux (32768 and up) and macOS (49152 and up) give ports to clients, or one of those might sit on a port of ours.
const FIRST = 30_016;
const BLOCKS = 170;

/**
 * The first of sixteen free ports, kept for this test until it ends: whoever listens on the last one holds the block,
 * so tests of other processes on this machine take another.
 */
export async function portForInstallation(): Promise<number> {
  const start = Math.floor(Math.random() * BLOCKS);
  for (let tried = 0; tried < BLOCKS; tried += 1) {
    const port = FIRST + ((start + tried) % BLOCKS) * BLOCK;
    const hold = await listen(port + BLOCK - 1);
    if (!hold) continue;
    if (await areFree(port, port + BLOCK - 1)) {
      onTestFinished(() => close(hold));
      return port;
    }
    await close(hold);
  }
  throw new Error(`None of ${BLOCKS} blocks of ports from ${FIRST} is free`);
}

async function areFree(from: number, end: number): Promise<boolean> {
  for (let port = from; port < end; port += 1) {
    const server = await listen(port);
    if (!server) return false;
    await close(server);
  }
  return true;
}

function listen(port: number): Promise<Server | undefined> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
