import { Command } from 'commander';
import { print } from '../print.ts';
import { clientOf } from './client-of.ts';

export function tokenCommand(): Command {
  const create = new Command('create')
    .description('make a token for a program; it is shown once')
    .argument('<name>', 'what it is for')
    .option('--json', 'print JSON')
    .action(async (name: string, { json }: { json?: boolean }, command: Command) => {
      const { token } = await clientOf(command).post<{ token: string }>('/tokens', { name });
      print(json, { name, token }, () => token);
    });
  return new Command('token').description('tokens for programs').addCommand(create);
}
