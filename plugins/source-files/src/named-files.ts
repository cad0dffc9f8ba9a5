import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { isInside } from '@watchbill/catalog';
import { ANNOTATION, CHECK_KIND, type Entity, type EntityFault } from '@watchbill/model';
import { isUrl, type Surroundings } from './nearby-file.ts';

export interface NamedFiles {
  readonly faults: readonly EntityFault[];
  /** Absolute paths of the files looked for. */
  readonly files: readonly string[];
}

/** Warns when the script of a check or a runbook file is not there. Their text is read by those who use it. */
export async function checkNamedFiles(
  entity: Entity,
  { directory, root }: Surroundings,
): Promise<NamedFiles> {
  const faults: EntityFault[] = [];
  const files: string[] = [];
  const warn = (path: EntityFault['path'], message: string) =>
    faults.push({ level: 'warning', message, path });

  const script = entity.kind === CHECK_KIND ? entity.spec?.script : undefined;
  if (typeof script === 'string') {
    const file = resolve(directory, script);
    files.push(file);
    if (!(await isFile(file))) {
      warn(
        ['spec', 'script'],
        `spec.script '${script}': no such file (${file}); the check cannot run until it is there`,
      );
    }
  }
  const runbook = entity.metadata.annotations?.[ANNOTATION.runbook]?.trim();
  if (runbook && !isUrl(runbook)) {
    const place = ['metadata', 'annotations', ANNOTATION.runbook];
    const file = resolve(directory, runbook);
    files.push(file);
    const shown = `${ANNOTATION.runbook} '${runbook}'`;
    if (!isInside(root, file))
      warn(place, `${shown}: leads out of ${root}, the folder that is read; move the file inside`);
    else if (!(await isFile(file)))
      warn(place, `${shown}: no such file (${file}); correct the path or add the file`);
  }
  return { faults, files };
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (info) => info.isFile(),
    () => false,
  );
}
