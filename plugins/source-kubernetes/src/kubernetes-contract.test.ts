import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeSourceContract } from '@watchbill/catalog/contract';
import { createKubernetesSource } from './kubernetes-source.ts';
import { startTestCluster } from './test-cluster.ts';
import { deployment } from './test-objects.ts';

const DEPLOYMENTS = '/apis/apps/v1/deployments';

describeSourceContract('source-kubernetes', async () => {
  const root = mkdtempSync(join(tmpdir(), 'kubernetes-contract-'));
  const cluster = await startTestCluster();
  writeFileSync(join(root, 'kubeconfig'), cluster.kubeconfig);
  return {
    source: createKubernetesSource({ id: 'cluster', kubeconfig: 'kubeconfig', exclude: [], root }),
    farEnd: {
      put: async ({ metadata: { name, title = name } }) =>
        cluster.put(DEPLOYMENTS, deployment(name, { 'watchbill.dev/title': title })),
      remove: async (name) => cluster.remove(DEPLOYMENTS, name),
      spoil: async (name) => cluster.put(DEPLOYMENTS, deployment(name, { 'watchbill.dev/entity': 'a:b:c' })),
      goDown: cluster.goDown,
      comeBack: cluster.comeBack,
    },
    close: async () => {
      await cluster.close();
      rmSync(root, { recursive: true });
    },
  };
});
