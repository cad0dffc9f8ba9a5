import { Command, CommanderError } from 'commander';
import { checkCommand } from './commands/check.ts';
import { demoCommand } from './commands/demo.ts';
import { deployCommand } from './commands/deploy.ts';
import { syncCommand } from './commands/sync.ts';
import { tokenCommand } from './commands/token.ts';
import { upCommand } from './commands/up.ts';
import { validateCommand } from './commands/validate.ts';
import { whoCommand } from './commands/who.ts';
import { EXIT, ExitError } from './exit.ts';
import { VERSION } from './version.ts';

const program = new Command('watchbill')
  .description('Who stands the watch: a service catalog with owners, runbooks and checks that really run.')
  .version(VERSION)
  .option('--url <url>', 'the server; else WATCHBILL_URL, else the one that runs here')
  .exitOverride()
  .configureHelp({ showGlobalOptions: true })
  .addCommand(upCommand())
  .addCommand(validateCommand())
  .addCommand(syncCommand())
  .addCommand(whoCommand())
  .addCommand(checkCommand())
  .addCommand(deployCommand())
  .addCommand(tokenCommand())
  .addCommand(demoCommand());

for (const command of program.commands) inheritSettings(command, program);

// Without a server to outlive it, a command ends when the terminal above it does.
process.channel?.unref();

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof ExitError) process.exitCode = error.code;
  else if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : EXIT.couldNotRun;
  else {
    process.stderr.write(`watchbill: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = EXIT.couldNotRun;
  }
}

/** A command that is made apart does not take its parent's settings on: it would end the process by itself, with 1 for a wrong argument. */
function inheritSettings(command: Command, parent: Command): void {
  command.copyInheritedSettings(parent);
  for (const child of command.commands) inheritSettings(child, command);
}
