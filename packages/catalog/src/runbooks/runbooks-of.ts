import { resolve } from 'node:path';
import { sql, type Transaction } from '@watchbill/database';
import { ANNOTATION, type Entity, type EntityLink } from '@watchbill/model';
import { isInside } from './is-inside.ts';

/** What to do when an entity is in trouble: a page elsewhere, or a Markdown file of ours. */
export interface Runbook {
  readonly title: string;
  readonly url?: string;
  /** Absolute path of the file; `readRunbook` gives its text. */
  readonly path?: string;
  /** The folder that the file must lie in. */
  readonly root?: string;
}

/** The runbooks that a descriptor states, without those that are files: where they lie is known of what is stored alone. */
export function statedRunbooks({ metadata: { annotations, links } }: Entity): readonly Runbook[] {
  return toRunbooks({ annotations: annotations ?? null, links: links ?? null, directory: null, root: null });
}

interface Stated {
  readonly annotations: Entity['metadata']['annotations'] | null;
  readonly links: readonly EntityLink[] | null;
  readonly directory: string | null;
  readonly root: string | null;
}

type RunbookRow = Stated & { readonly ref: string };

/**
 * The runbooks of these entities: the file in annotation `watchbill.dev/runbook`, then links of type `runbook`.
 * A path that leads out of the folder its source reads is not among them.
 */
export async function runbooksOf(
  tx: Transaction,
  refs: readonly string[],
): Promise<ReadonlyMap<string, readonly Runbook[]>> {
  if (refs.length === 0) return new Map();
  const rows = await tx.$queryRaw<RunbookRow[]>(sql`
    select ref, document->'metadata'->'annotations' as annotations, document->'metadata'->'links' as links, directory, root
    from entity where ref = any(${[...refs]}::text[])`);
  return new Map(rows.map((row) => [row.ref, toRunbooks(row)]));
}

function toRunbooks({ annotations, links, directory, root }: Stated): readonly Runbook[] {
  const stated = annotations?.[ANNOTATION.runbook]?.trim();
  const linked = (links ?? [])
    .filter(({ type }) => type?.toLowerCase() === 'runbook')
    .map(({ title, url }) => ({ title: title ?? 'Runbook', url }));
  if (!stated) return linked;
  if (/^https?:\/\//i.test(stated)) return [{ title: 'Runbook', url: stated }, ...linked];
  if (!directory) return linked;
  const file = { path: resolve(directory, stated), root: root ?? directory };
  return isInside(file.root, file.path) ? [{ title: 'Runbook', ...file }, ...linked] : linked;
}
