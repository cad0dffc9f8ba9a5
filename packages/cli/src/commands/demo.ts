import { clearDemoFaults, setDemoFault } from '@watchbill/server';
import { Command } from 'commander';
import { serverUrl } from '../server-url.ts';

export function demoCommand(): Command {
  const port = (command: Command) => {
    const url = new URL(serverUrl(command.optsWithGlobals<{ url?: string }>().url));
    return Number(url.port || (url.protocol === 'https:' ? 443 : 80));
  };
  const breakService = new Command('break')
    .description('make a service of the demo shop fail')
    .argument('<service>', 'storefront, cart, payments, inventory or mailer')
    .option('--slow', 'answer late instead of wrongly')
    .action(async (service: string, { slow }: { slow?: boolean }, command: Command) => {
      await setDemoFault(port(command), service, slow ? 'slow' : 'errors');
      const how = slow ? 'answers late' : 'fails';
      process.stdout.write(
        `${service} ${how} now. Its checks will notice within half a minute; mend it with: watchbill demo heal\n`,
      );
    });
  const heal = new Command('heal')
    .description('mend the demo shop')
    .argument('[service]', 'one service; else all')
    .action(async (service: string | undefined, _options: object, command: Command) => {
      await clearDemoFaults(port(command), service);
      process.stdout.write(`${service ?? 'The shop'} works again.\n`);
    });
  return new Command('demo')
    .description('break and heal the demo shop')
    .addCommand(breakService)
    .addCommand(heal);
}
