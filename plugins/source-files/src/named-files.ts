import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { isInside } from '@watchbill/catalog';
import { ANNOTATION, CHECK_KIND, type Entity, type EntityFault } from '@watchbill/model';
import { isUrl } from './nearby-file.ts';
import type { Whereabouts } from './read-named.ts';

export interface NamedFiles {
  readonly faults: readonly EntityFault[];
  /** Absolute paths of the files looked for. */
  readonly files: readonly string[];
}

/** Warns when the script of a check or a runbook file is not there. Their text is read by those who use it. */
export async function checkNamedFiles(entity: Entity, where: Whereabouts): Promise<NamedFiles> {
  const found: Finding[] = [];
  const script = entity.kind === CHECK_KIND ? entity.spec?.script : undefined;
  if (typeof script === 'string') found.push(await checkScript(script, where));
  const runbook = entity.metadata.annotations?.[ANNOTATION.runbook]?.trim();
  if (runbook && !isUrl(runbook)) found.push(await checkRunbook(runbook, where));
  return {
    faults: found.flatMap(({ place, why }) =>
      why === undefined ? [] : [{ level: 'warning', message: why, path: place }],
    ),
    files: found.flatMap(({ file }) => file ?? []),
  };
}

interface Finding {
  readonly place: EntityFault['path'];
  readonly file?: string;
  /** What is wrong. */
  readonly why?: string;
}

async function checkScript(script: string, where: Whereabouts): Promise<Finding> {
  const place = ['spec', 'script'];
  const shown = `spec.script '${script}'`;
  if ('url' in where) {
    const why = `${shown}: a script is not read from a URL; keep the check and its script in a folder`;
    return { place, why };
  }
  const file = resolve(where.directory, script);
  if (await isFile(file)) return { place, file };
  return { place, file, why: `${shown}: no such file (${file}); the check cannot run until it is there` };
}

async function checkRunbook(runbook: string, where: Whereabouts): Promise<Finding> {
  const place = ['metadata', 'annotations', ANNOTATION.runbook];
  const shown = `${ANNOTATION.runbook} '${runbook}'`;
  if ('url' in where) {
    return { place, why: `${shown}: a descriptor at a URL has no files; write the runbook's whole URL` };
  }
  const file = resolve(where.directory, runbook);
  if (!isInside(where.root, file)) {
    const why = `${shown}: leads out of ${where.root}, the folder that is read; move the file inside`;
    return { place, file, why };
  }
  if (await isFile(file)) return { place, file };
  return { place, file, why: `${shown}: no such file (${file}); correct the path or add the file` };
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (info) => info.isFile(),
    () => false,
  );
}
