import { Command } from 'commander';
import { checkListCommand } from './check-list.ts';
import { checkRunCommand } from './check-run.ts';

export function checkCommand(): Command {
  return new Command('check')
    .description('list and run checks')
    .addCommand(checkListCommand())
    .addCommand(checkRunCommand());
}
