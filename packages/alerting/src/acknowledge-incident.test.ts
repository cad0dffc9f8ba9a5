import { listen } from '@watchbill/database';
import { useTestDatabase } from '@watchbill/harness';
import { ConflictError, NotFoundError } from '@watchbill/model';
import { expect, test } from 'vitest';
import { later, NOW } from '../testing/context.ts';
import { eventually } from '../testing/eventually.ts';
import { seedIncident } from '../testing/incidents.ts';
import { acknowledgeIncident } from './acknowledge-incident.ts';
import { INCIDENT_CHANGED } from './channels.ts';

const database = useTestDatabase();
const acknowledge = (id: string, actor: string, now = NOW) =>
  database.db.transact((tx) => acknowledgeIncident(tx, id, actor, now));

test('records who is at work on it, tells it, and keeps who was first', async () => {
  const id = await seedIncident(database.db.read, { entityRef: 'a', startedAt: NOW });
  const heard: string[] = [];
  const listener = await listen(database.url, { [INCIDENT_CHANGED]: (payload) => heard.push(payload) });
  const first = { id, state: 'ACKNOWLEDGED', acknowledgedBy: 'ada', acknowledgedAt: NOW };
  expect(await acknowledge(id, 'ada')).toMatchObject(first);
  expect(await acknowledge(id, 'bob', later(5))).toMatchObject(first);
  await eventually(() => heard).toEqual([id]);
  await listener.close();
});

test('is refused when it is resolved', async () => {
  const id = await seedIncident(database.db.read, { entityRef: 'b', state: 'RESOLVED', startedAt: NOW });
  await expect(acknowledge(id, 'ada')).rejects.toThrow(ConflictError);
});

test.each(['0199f0a4-7b1e-7000-8000-000000000001', 'no id at all'])('knows no incident %s', async (id) => {
  await expect(acknowledge(id, 'ada')).rejects.toThrow(NotFoundError);
});
