import { useTestDatabase } from '@watchbill/harness';
import { InputError } from '@watchbill/model';
import { beforeAll, describe, expect, test } from 'vitest';
import { later } from '../testing/context.ts';
import { seedIncident } from '../testing/incidents.ts';
import { countOpenIncidents } from './count-open-incidents.ts';
import { findIncidents } from './find-incidents.ts';
import { incidentCursor } from './incident-cursor.ts';
import { incidentsOfEntities } from './incidents-of-entities.ts';
import { type IncidentQuery, listIncidents } from './list-incidents.ts';

const database = useTestDatabase();

beforeAll(async () => {
  const seeds = [
    { entityRef: 'a', state: 'RESOLVED', startedAt: later(1) },
    { entityRef: 'a', state: 'RESOLVED', startedAt: later(9) },
    { entityRef: 'a', state: 'OPEN', startedAt: later(2) },
    { entityRef: 'b', state: 'ACKNOWLEDGED', startedAt: later(3) },
    { entityRef: 'b', state: 'RESOLVED', startedAt: later(1) },
    { entityRef: 'c', state: 'OPEN', startedAt: later(3) },
  ] as const;
  for (const seed of seeds) await seedIncident(database.db.read, seed);
});

const list = (query: Partial<IncidentQuery> = {}) => listIncidents(database.db.read, { first: 10, ...query });
const show = (rows: readonly { entityRef: string; state: string; startedAt: Date }[]) =>
  rows.map(
    ({ entityRef, state, startedAt }) =>
      `${entityRef} ${state} ${(startedAt.getTime() - later(0).getTime()) / 1000}`,
  );

const ALL = ['c OPEN 3', 'b ACKNOWLEDGED 3', 'a OPEN 2', 'a RESOLVED 9', 'b RESOLVED 1', 'a RESOLVED 1'];

describe('the list', () => {
  test('has the unresolved on top and is newest first', async () => {
    const { rows, totalCount } = await list();
    expect(show(rows)).toEqual(ALL);
    expect(totalCount).toBe(6);
  });

  test.each([1, 2, 3, 4])('is the same read in pages of %i', async (first) => {
    const seen: string[] = [];
    for (let after: string | undefined; ; ) {
      const { rows, totalCount } = await list({ first, ...(after === undefined ? {} : { after }) });
      expect(totalCount).toBe(6);
      const page = rows.slice(0, first);
      seen.push(...show(page));
      const last = page.at(-1);
      if (rows.length <= first || !last) break;
      after = incidentCursor(last);
    }
    expect(seen).toEqual(ALL);
  });

  test('can be of some states or of one entity, and counts those', async () => {
    expect(await list({ states: ['OPEN', 'ACKNOWLEDGED'] })).toMatchObject({ totalCount: 3 });
    expect(show((await list({ states: ['OPEN'], entityRef: 'a' })).rows)).toEqual(['a OPEN 2']);
    expect(await list({ states: [] })).toEqual({ rows: [], totalCount: 0 });
  });

  test('refuses a cursor that it did not give', async () => {
    await expect(list({ after: 'x' })).rejects.toThrow(InputError);
  });
});

test('the incidents of several entities come newest first, so many of each', async () => {
  const rows = await incidentsOfEntities(database.db.read, ['a', 'b', 'none'], 2);
  expect(show(rows)).toEqual(['a RESOLVED 9', 'a OPEN 2', 'b ACKNOWLEDGED 3', 'b RESOLVED 1']);
  expect(rows[0]).toEqual((await findIncidents(database.db.read, [rows[0]?.id ?? '']))[0]);
  expect(await incidentsOfEntities(database.db.read, [])).toEqual([]);
});

test('ids that nothing has, or that are none, find nothing', async () => {
  expect(await findIncidents(database.db.read, ['1', '0199f0a4-7b1e-7000-8000-000000000001'])).toEqual([]);
});

test('open are all that are not resolved', async () => {
  expect(await countOpenIncidents(database.db.read)).toBe(3);
});
