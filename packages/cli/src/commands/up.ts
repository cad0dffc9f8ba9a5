import { startWatchbill } from '@watchbill/server';
import { Command, InvalidArgumentError } from 'commander';
import { EXIT } from '../exit.ts';
import { createProgressList } from '../progress-list.ts';
import { stopRequest } from '../stop-request.ts';
import { ROOT, VERSION } from '../version.ts';

interface Options {
  readonly port?: number;
  readonly data?: string;
  readonly config?: string;
  readonly demo: boolean;
}

export function upCommand(): Command {
  return new Command('up')
    .description('start Watchbill here')
    .option('--port <number>', 'the port to serve on (9282)', parsePort)
    .option('--data <folder>', 'where to keep data (.watchbill in the clone)')
    .option('--config <file>', 'the configuration (watchbill.yaml in the clone, when it is there)')
    .option('--no-demo', 'without the demo shop')
    .action(async (options: Options) => {
      const list = createProgressList(process.stdout);
      const onError = (error: unknown) => list.log(error instanceof Error ? error.message : String(error));
      const stop = stopRequest();
      process.stdout.write(`Watchbill ${VERSION}\n`);
      const { report } = list;
      const watchbill = await startWatchbill({
        ...options,
        root: ROOT,
        version: VERSION,
        environment: process.env,
        report,
        onError,
      });
      list.ready(watchbill);
      try {
        await Promise.race([stop, watchbill.failed]);
      } finally {
        await watchbill.stop();
      }
      process.exit(EXIT.ok);
    });
}

function parsePort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new InvalidArgumentError('expected a whole number from 1 to 65535');
}
