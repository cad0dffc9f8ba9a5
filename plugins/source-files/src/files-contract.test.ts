import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeSourceContract } from '@watchbill/catalog/contract';
import { stringify } from 'yaml';
import { createFilesSource } from './files-source.ts';

describeSourceContract('source-files', async () => {
  const root = mkdtempSync(join(tmpdir(), 'files-contract-'));
  const folder = join(root, 'catalog');
  const away = join(root, 'away');
  mkdirSync(folder);
  const file = (name: string) => join(folder, `${name}.yaml`);
  return {
    source: createFilesSource({ id: 'folder', paths: ['catalog'], root }),
    farEnd: {
      put: async (entity) => writeFileSync(file(entity.metadata.name), stringify(entity)),
      remove: async (name) => rmSync(file(name)),
      spoil: async (name) =>
        writeFileSync(file(name), 'apiVersion: backstage.io/v1alpha1\nkind: [Component\n'),
      goDown: async () => renameSync(folder, away),
      comeBack: async () => renameSync(away, folder),
    },
    close: async () => rmSync(root, { recursive: true }),
  };
});
