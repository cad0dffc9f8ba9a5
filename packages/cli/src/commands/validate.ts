import { formatFault } from '@watchbill/model';
import { validateFiles } from '@watchbill/server';
import { Command } from 'commander';
import { EXIT, ExitError } from '../exit.ts';
import { print } from '../print.ts';

export function validateCommand(): Command {
  return new Command('validate')
    .description('check descriptors before they are merged; exit code 1 when there is an error')
    .argument('<path...>', 'files and folders, together one catalog')
    .option('--json', 'print JSON')
    .action(async (paths: string[], { json }: { json?: boolean }) => {
      const { entities, faults } = await validateFiles(paths);
      const errors = faults.filter(({ level }) => level === 'error').length;
      const summary = `${entities.length} entities, ${errors} errors, ${faults.length - errors} warnings`;
      print(json, { entities: entities.length, faults }, () =>
        [...faults.map(formatFault), summary].join('\n'),
      );
      if (errors > 0) throw new ExitError(EXIT.failed);
    });
}
