import { Command } from 'commander';
import type { ApiClient } from '../api-client.ts';
import { stateText } from '../health-text.ts';
import { print } from '../print.ts';
import { formatTable } from '../print-table.ts';
import { clientOf } from './client-of.ts';

const CHECKS = `query Checks($after: String) {
  checks(first: 200, after: $after) {
    nodes {
      ref name entityRef every timeout severity paused nextRunAt
      health { state since reason }
      lastRun { id outcome finishedAt }
    }
    pageInfo { hasNextPage endCursor }
  }
}`;

interface Check {
  readonly ref: string;
  readonly entityRef: string;
  readonly every: string;
  readonly severity: string;
  readonly paused: boolean;
  readonly health: { readonly state: string; readonly reason: string };
}

interface CheckPage {
  readonly checks: {
    readonly nodes: readonly Check[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

export function checkListCommand(): Command {
  return new Command('list')
    .description('every check with the health that it found')
    .option('--json', 'print JSON')
    .action(async ({ json }: { json?: boolean }, command: Command) => {
      const checks = await readAll(clientOf(command));
      print(json, checks, () =>
        formatTable(['CHECK', 'HEALTH', 'ENTITY', 'EVERY', 'SEVERITY', 'REASON'], checks.map(rowOf)),
      );
    });
}

async function readAll(client: ApiClient): Promise<readonly Check[]> {
  const found: Check[] = [];
  for (let after: string | null = null; ; ) {
    const { checks }: CheckPage = await client.query<CheckPage>(CHECKS, { after });
    found.push(...checks.nodes);
    if (!checks.pageInfo.hasNextPage) return found;
    after = checks.pageInfo.endCursor;
  }
}

function rowOf({ ref, entityRef, every, severity, paused, health }: Check): readonly string[] {
  return [ref, stateText(health.state), entityRef, paused ? 'paused' : every, severity, health.reason];
}
