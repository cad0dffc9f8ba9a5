import { expect, test } from 'vitest';
import type { FieldInfo, SaidInfo } from '../queries/get-provenance.ts';
import { disputedFields, summarizeSources } from './source-summary.ts';

const said = (source: string, value: unknown, more: Partial<SaidInfo> = {}): SaidInfo => ({
  value,
  source,
  location: `file:/${source}.yaml`,
  inferred: false,
  firstSeenAt: '2026-03-02T00:00:00Z',
  lastSeenAt: '2026-03-03T00:00:00Z',
  told: true,
  ...more,
});
const FIELDS: readonly FieldInfo[] = [
  { path: 'spec.type', counts: said('files', 'service'), others: [said('github', 'service')] },
  {
    path: 'spec.owner',
    counts: said('files', 'payments', { firstSeenAt: '2026-03-01T00:00:00Z' }),
    others: [said('github', 'shop')],
  },
  { path: 'spec.images', counts: said('cluster', ['a'], { inferred: true }), others: [] },
];

test('each source once, by how much it says that counts, since its oldest word', () => {
  expect(
    summarizeSources(FIELDS).map(({ source, counting, since }) => `${source} ${counting} ${since}`),
  ).toEqual([
    'files 2 2026-03-01T00:00:00Z',
    'cluster 1 2026-03-02T00:00:00Z',
    'github 0 2026-03-02T00:00:00Z',
  ]);
});

test('what is said alike is not disputed', () => {
  expect(disputedFields(FIELDS)).toEqual([FIELDS[1]]);
});
