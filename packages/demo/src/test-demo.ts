import { DemoError } from './demo-error.ts';
import { type Demo, startDemo } from './start-demo.ts';

/** A demo for one test suite, on whichever seven ports in a row are free. The caller stops it. */
export async function startTestDemo(): Promise<{ readonly demo: Demo; readonly port: number }> {
  for (let attempt = 1; ; attempt += 1) {
    // Below the range that the system hands out to clients, so that seven in a row are mostly free.
    const port = 10_000 + Math.floor(Math.random() * 20_000);
    try {
      return { demo: await startDemo({ port }), port };
    } catch (error) {
      const taken = error instanceof DemoError && error.message.includes('is taken by');
      if (!taken || attempt === 20) throw error;
    }
  }
}
