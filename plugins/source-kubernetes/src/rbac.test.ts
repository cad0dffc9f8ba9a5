import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { WATCHED_RESOURCES } from './watched-resource.ts';

interface Rule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

const MANIFEST = new URL('../../../docs/guides/kubernetes-rbac.yaml', import.meta.url);

test('the manifest allows to list and watch what is watched, and nothing else', () => {
  const documents = parseAllDocuments(readFileSync(MANIFEST, 'utf8')).map((document) => document.toJS());
  const { rules } = documents.find(({ kind }) => kind === 'ClusterRole') as { rules: readonly Rule[] };
  const allowed = rules.flatMap(({ apiGroups, resources }) =>
    apiGroups.flatMap((group) => resources.map((resource) => (group ? `${resource}.${group}` : resource))),
  );
  expect(allowed.toSorted()).toEqual(WATCHED_RESOURCES.map(({ name }) => name).toSorted());
  for (const { verbs } of rules) expect(verbs).toEqual(['list', 'watch']);
});
