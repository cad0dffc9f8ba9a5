import { InputError } from '@watchbill/model';
import { Command } from 'commander';
import { EXIT, ExitError } from '../exit.ts';
import { print } from '../print.ts';
import { formatTable } from '../print-table.ts';
import { clientOf } from './client-of.ts';

const FIELDS =
  'id type state entities heldRemovals lastSyncAt lastError faults { level message file line column }';
const SOURCES = '{ sources { id } }';
const CONFIRM =
  'mutation Confirm($id: String!, $count: Int!) { confirmRemovals(id: $id, count: $count) { id } }';
const SYNC = `mutation Sync($id: String!) { syncSource(id: $id) { ${FIELDS} } }`;

interface Source {
  readonly id: string;
  readonly type: string;
  readonly state: string;
  readonly entities: number;
  readonly heldRemovals: number;
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
    .option(
      '--confirm-removals <count>',
      'let the source remove up to so many entities that are held',
      readCount,
    )
    .action(
      async (given: string | undefined, { json, confirmRemovals: count }: Options, command: Command) => {
        const client = clientOf(command);
        if (count !== undefined) {
          if (!given)
            throw new InputError(
              '--confirm-removals: expected a source before it, whose removals to confirm',
            );
          await client.query(CONFIRM, { id: given, count });
        }
        const ids = given
          ? [given]
          : (await client.query<{ sources: { id: string }[] }>(SOURCES)).sources.map(({ id }) => id);
        const synced: Source[] = [];
        for (const id of ids)
          synced.push((await client.query<{ syncSource: Source }>(SYNC, { id })).syncSource);
        print(json, synced, () => describe(synced));
        if (synced.some(({ state }) => state === 'FAILED')) throw new ExitError(EXIT.failed);
      },
    );
}

interface Options {
  readonly json?: boolean;
  readonly confirmRemovals?: number;
}

function readCount(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count > 0) return count;
  throw new InputError(`--confirm-removals '${text}': expected a whole number from 1, as many as are held`);
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
  const held = sources.flatMap(({ id, heldRemovals }) =>
    heldRemovals > 0
      ? [
          `${id}: ${heldRemovals} entities are no longer told, too many to be believed; if that is right: watchbill sync ${id} --confirm-removals ${heldRemovals}`,
        ]
      : [],
  );
  return [
    formatTable(['SOURCE', 'TYPE', 'STATE', 'ENTITIES', 'FAULTS'], rows),
    ...errors,
    ...held,
    ...faults,
  ].join('\n');
}
