import { builder } from '../builder.ts';
import type { GraphqlContext } from '../context.ts';
import { RunNode } from '../node-refs.ts';
import { cutRows, toConnection } from '../page.ts';
import { loadRunCount, loadRunsOfCheck } from './load-run.ts';
import { runCursor } from './run-cursor.ts';

export const RunConnection = builder.connectionObject(
  { type: RunNode, name: 'RunConnection', description: 'A page of runs.' },
  { description: 'A run with its place in the list.' },
);

export async function runsOfCheck(
  context: GraphqlContext,
  checkRef: string,
  { first, after }: { readonly first: number; readonly after?: string | null | undefined },
) {
  const rows = await loadRunsOfCheck(context, checkRef, { most: first + 1, after: after ?? null });
  return toConnection(cutRows(rows, first), after, runCursor, () => loadRunCount(context, checkRef));
}
