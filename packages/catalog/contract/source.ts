/**
 * What every source must do. One file, so that an adapter's author reads the whole promise in one place.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { until, useTestDatabase } from '@watchbill/harness';
import type { Entity } from '@watchbill/model';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type AppliedMutation, applyMutation } from '../src/apply-mutation.ts';
import { listEntities } from '../src/query/list-entities.ts';
import type { Mutation, Source } from '../src/source.ts';
import { faultsOfSources } from '../src/sources/faults-of-sources.ts';

/** The far end of a source, as a test changes it. Each entity is in a part of its own: a file, a repository, a workload. */
export interface SourceFarEnd {
  put(entity: Entity): Promise<void>;
  remove(name: string): Promise<void>;
  /** Makes the part of this entity unreadable, while the rest stays readable. */
  spoil(name: string): Promise<void>;
  /** Makes all of it unreachable. */
  goDown(): Promise<void>;
  comeBack(): Promise<void>;
  /** Makes listings end in the middle, after some has been told, until it comes back. */
  breakOff?(): Promise<void>;
  /** Sends again every notice that it has sent of changes. */
  repeatNotices?(): Promise<void>;
  /** Keeps notices of changes back, and sends them all at the end, the last first. */
  mixNotices?(changes: () => Promise<void>): Promise<void>;
}

export interface SourceSubject {
  readonly source: Source;
  /** How a sync tells everything: at once, which is usual, or in pages. */
  readonly tells?: 'full' | 'pages';
  /** Another source on the same far end, as after a restart of the process. */
  restarted?(): Source;
  readonly farEnd: SourceFarEnd;
  close(): Promise<void>;
}

/** How long nothing must happen for a test to believe that nothing will. */
const QUIET_MS = 800;

/** What every source must do, against a real far end and into the real catalog. */
export function describeSourceContract(name: string, setup: () => Promise<SourceSubject>): void {
  describe(`${name} keeps the source contract`, () => {
    const database = useTestDatabase();
    let subject: SourceSubject;
    let told: Mutation[];
    let applied: AppliedMutation[];

    beforeEach(async () => {
      await database.db.read.source.deleteMany();
      told = [];
      applied = [];
      subject = await setup();
      await subject.farEnd.put(component('cart', 'one'));
      await subject.farEnd.put(component('search', 'one'));
    });
    afterEach(async () => {
      await subject.source.stop();
      await subject.close();
    });

    const start = (source: Source = subject.source, state?: unknown) =>
      source.start(async (mutation) => {
        told.push(mutation);
        applied.push(await database.db.transact((tx) => applyMutation(tx, source, mutation)));
      }, state);
    const startAndSync = async () => {
      await start();
      await subject.source.sync();
      told.length = 0;
      applied.length = 0;
    };
    const lastState = () => told.findLast(({ state }) => state !== undefined)?.state;
    const sum = (of: (change: AppliedMutation) => number) =>
      applied.reduce((total, change) => total + of(change), 0);
    /** `cart=one search=one`: names and titles of what the catalog holds. */
    const held = async () => {
      const { rows } = await listEntities(database.db.read);
      return rows.map((row) => `${row.name}=${row.title}`).join(' ');
    };
    const untilHeld = (expected: string) =>
      until(`the catalog holds ${expected}`, async () => (await held()) === expected, 10_000);
    const faults = async () =>
      (await faultsOfSources(database.db.read, [subject.source.id])).get(subject.source.id) ?? [];

    test('has an id and a type', () => {
      expect(subject.source.id).not.toBe('');
      expect(subject.source.type).toMatch(/^[a-z-]+$/);
    });

    test('says nothing before the first sync, which tells everything, at once or in pages', async () => {
      await start();
      await subject.farEnd.put(component('cart', 'two'));
      await sleep(QUIET_MS);
      expect(told).toEqual([]);
      await subject.source.sync();
      if (subject.tells === 'pages') {
        expect(told.map(({ type }) => type).join(' ')).toMatch(/^page (page )*complete$/);
        expect(told.map((mutation) => mutation.type === 'page' && mutation.first).indexOf(true)).toBe(0);
      } else {
        expect(told.map(({ type }) => type)).toEqual(['full']);
      }
      expect(await held()).toBe('cart=two search=one');
      expect(await faults()).toEqual([]);
    });

    test('gives each entity a location that lasts', async () => {
      const locations = () => told.flatMap(({ entities }) => entities.map(({ location }) => location)).sort();
      await start();
      await subject.source.sync();
      const first = locations();
      told.length = 0;
      await subject.source.sync();
      expect(new Set(first).size).toBe(2);
      expect(locations()).toEqual(first);
    });

    test('said twice, nothing is written', async () => {
      await startAndSync();
      await subject.source.sync();
      expect(sum(({ added, changed, removed }) => added.length + changed.length + removed.length)).toBe(0);
      expect(sum(({ unchanged }) => unchanged)).toBe(2);
    });

    test('follows what changes, comes and goes, and speaks of that alone', async () => {
      await startAndSync();
      await subject.farEnd.put(component('cart', 'two'));
      await untilHeld('cart=two search=one');
      await subject.farEnd.put(component('pay', 'one'));
      await untilHeld('cart=two pay=one search=one');
      await subject.farEnd.remove('search');
      await untilHeld('cart=two pay=one');
      expect(told.map(({ type }) => type)).toEqual(['delta', 'delta', 'delta']);
      expect(applied.map(({ added, changed, removed }) => [...added, ...changed, ...removed])).toEqual([
        ['component:default/cart'],
        ['component:default/pay'],
        ['component:default/search'],
      ]);
    });

    test('a sync finds what was removed', async () => {
      await startAndSync();
      await subject.farEnd.remove('cart');
      await subject.source.sync();
      expect(await held()).toBe('search=one');
    });

    test('a part that cannot be read is a fault, keeps what it gave, and holds up no other', async () => {
      await startAndSync();
      await subject.farEnd.spoil('cart');
      await until('there is a fault', async () => (await faults()).length > 0, 10_000);
      await subject.farEnd.put(component('search', 'two'));
      await untilHeld('cart=one search=two');
      await subject.source.sync();
      expect(await held()).toBe('cart=one search=two');
      expect(await faults()).not.toEqual([]);
      await subject.farEnd.put(component('cart', 'two'));
      await untilHeld('cart=two search=two');
      await until('the fault is gone', async () => (await faults()).length === 0, 10_000);
    });

    test('a part that was never readable does not hide the rest', async () => {
      await subject.farEnd.spoil('cart');
      await startAndSync();
      expect(await held()).toBe('search=one');
      expect(await faults()).not.toEqual([]);
    });

    test('when nothing can be read sync throws and nothing is deleted', async () => {
      await startAndSync();
      await subject.farEnd.goDown();
      await expect(subject.source.sync()).rejects.toThrow();
      await sleep(QUIET_MS);
      expect(await held()).toBe('cart=one search=one');
      await subject.farEnd.comeBack();
      await subject.farEnd.put(component('cart', 'two'));
      await subject.source.sync();
      expect(await held()).toBe('cart=two search=one');
    });

    test('a listing that breaks off deletes nothing; the next one tells the rest', async ({ skip }) => {
      const { farEnd } = subject;
      if (!farEnd.breakOff) return skip();
      await startAndSync();
      await farEnd.breakOff();
      await farEnd.remove('cart');
      await farEnd.put(component('pay', 'one'));
      await subject.source.sync().catch(() => {});
      expect(await held()).toContain('search=one');
      const whole = told.filter(({ type }) => type === 'complete' || type === 'full');
      expect(whole.filter((mutation) => unreadableIn(mutation).length === 0)).toEqual([]);
      await farEnd.comeBack();
      await subject.source.sync();
      expect(await held()).toBe('pay=one search=one');
    });

    test('after a restart, given where it stood, it tells the same', async ({ skip }) => {
      if (!subject.restarted) return skip();
      await start();
      await subject.source.sync();
      const state = lastState();
      await subject.source.stop();
      const again = subject.restarted();
      told.length = 0;
      applied.length = 0;
      await start(again, state === undefined ? undefined : JSON.parse(JSON.stringify(state)));
      await again.sync();
      await again.stop();
      expect(await held()).toBe('cart=one search=one');
      expect(sum(({ added, changed, removed }) => added.length + changed.length + removed.length)).toBe(0);
    });

    test('notices that come twice change nothing', async ({ skip }) => {
      const { farEnd } = subject;
      if (!farEnd.repeatNotices) return skip();
      await startAndSync();
      await farEnd.put(component('cart', 'two'));
      await untilHeld('cart=two search=one');
      applied.length = 0;
      await farEnd.repeatNotices();
      await sleep(QUIET_MS);
      expect(sum(({ added, changed, removed }) => added.length + changed.length + removed.length)).toBe(0);
      expect(await held()).toBe('cart=two search=one');
    });

    test('notices that come in another order end with what is true', async ({ skip }) => {
      const { farEnd } = subject;
      if (!farEnd.mixNotices) return skip();
      await startAndSync();
      await farEnd.mixNotices(async () => {
        await farEnd.put(component('cart', 'two'));
        await farEnd.remove('search');
        await farEnd.put(component('cart', 'three'));
        await farEnd.put(component('search', 'two'));
      });
      await untilHeld('cart=three search=two');
      await sleep(QUIET_MS);
      expect(await held()).toBe('cart=three search=two');
    });

    test('after stop it says nothing more', async () => {
      await startAndSync();
      await subject.farEnd.put(component('cart', 'two'));
      await subject.source.stop();
      const before = told.length;
      await subject.farEnd.put(component('search', 'three'));
      await sleep(QUIET_MS);
      expect(told.length).toBe(before);
    });
  });
}

const unreadableIn = (mutation: Mutation) => (mutation.type === 'page' ? [] : mutation.unreadable);

function component(name: string, title: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, title },
    spec: { type: 'service', lifecycle: 'production', owner: 'shop' },
  };
}
