import { validateFiles } from '@watchbill/server';
import { Command, Option } from 'commander';
import { EXIT, ExitError } from '../exit.ts';
import { countErrors, FAULT_FORMATS, type FaultFormat, formatReport } from '../faults/fault-format.ts';
import { liveCatalog } from '../live-catalog.ts';
import { clientOf } from './client-of.ts';

interface ValidateOptions {
  readonly format: FaultFormat;
  readonly json?: boolean;
  readonly live?: boolean;
}

export function validateCommand(): Command {
  return new Command('validate')
    .description('check descriptors before they are merged; exit code 1 when there is an error')
    .argument('<path...>', 'files and folders, together one catalog')
    .addOption(
      new Option('--format <format>', 'how faults are printed: github annotates a pull request')
        .choices(FAULT_FORMATS)
        .default('text'),
    )
    .addOption(new Option('--json', 'the same as --format json').conflicts('format'))
    .option('--live', 'references may also lead to what the server of --url knows')
    .action(async (paths: string[], { format, json, live }: ValidateOptions, command: Command) => {
      const elsewhere = live ? liveCatalog(clientOf(command)) : undefined;
      const { entities, faults } = await validateFiles(paths, process.cwd(), elsewhere);
      const report = formatReport(json ? 'json' : format, { entities: entities.length, faults });
      process.stdout.write(`${report}\n`);
      if (countErrors(faults) > 0) throw new ExitError(EXIT.failed);
    });
}
