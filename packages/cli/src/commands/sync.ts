import { Command } from 'commander';
import { EXIT, ExitError } from '../exit.ts';
import { print } from '../print.ts';
import { formatTable } from '../print-table.ts';
import { clientOf } from './client-of.ts';

const FIELDS = 'id type state entities lastSyncAt lastError faults { level message file line column }';
const SOURCES = '{ sources { id } }';
const SYNC = `mutation Sync($id: String!) { syncSource(id: $id) { ${FIELDS} } }`;

interface Source {
  readonly id: string;
  readonly type: string;
  readonly state: string;
  readonly entities: number;
  readonly lastError: string | null;
  readonly faults: readonly {
    readonly level: string;
    readonly message: string;
    readonly file: string;
    readonly line: number | null;
    readonly column: number | null;
  }[];
}

export function syncCommand(): Command {
  return new Command('sync')
    .description('read a source, or all, again now')
    .argument('[source]', 'the id of a source')
    .option('--json', 'print JSON')
    .action(async (given: string | undefined, { json }: { json?: boolean }, command: Command) => {
      const client = clientOf(command);
      const ids = given
        ? [given]
        : (await client.query<{ sources: { id: string }[] }>(SOURCES)).sources.map(({ id }) => id);
      const synced: Source[] = [];
      for (const id of ids)
        synced.push((await client.query<{ syncSource: Source }>(SYNC, { id })).syncSource);
      print(json, synced, () => describe(synced));
      if (synced.some(({ state }) => state === 'FAILED')) throw new ExitError(EXIT.failed);
    });
}

function describe(sources: readonly Source[]): string {
  const rows = sources.map(({ id, type, state, entities, faults }) => [
    id,
    type,
    state,
    String(entities),
    String(faults.length),
  ]);
  const faults = sources.flatMap((source) =>
    source.faults.map(({ level, message, file, line, column }) => {
      const place = [file, line, column].filter((part) => part !== null).join(':');
      return `${place}: ${level}: ${message}`;
    }),
  );
  const errors = sources.flatMap(({ id, lastError }) => (lastError ? [`${id}: ${lastError}`] : []));
  return [formatTable(['SOURCE', 'TYPE', 'STATE', 'ENTITIES', 'FAULTS'], rows), ...errors, ...faults].join(
    '\n',
  );
}
