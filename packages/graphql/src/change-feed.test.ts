import { describe, expect, test } from 'vitest';
import { ChangesMissedError, createChangeFeed } from './change-feed.ts';

const END = { done: true, value: undefined };
const item = (...value: string[]) => ({ done: false, value });

describe('a change feed', () => {
  test('hands over what was told since the last time, each payload once, in order', async () => {
    const feed = createChangeFeed();
    const changes = feed.subscribe('run');
    for (const payload of ['a', 'b', 'a']) feed.publish('run', payload);
    expect(await changes.next()).toEqual(item('a', 'b'));
    feed.publish('run', 'a');
    expect(await changes.next()).toEqual(item('a'));
  });

  test('wakes everybody who waits on the channel, and nobody else', async () => {
    const feed = createChangeFeed();
    const watchers = [feed.subscribe('run'), feed.subscribe('run')];
    const other = feed.subscribe('health');
    const items = watchers.map((changes) => changes.next());
    feed.publish('run', 'a');
    expect(await Promise.all(items)).toEqual([item('a'), item('a')]);
    const waiting = other.next();
    feed.publish('health', 'x');
    expect(await waiting).toEqual(item('x'));
  });

  test('tells what comes after the subscription, not before', async () => {
    const feed = createChangeFeed();
    feed.publish('run', 'before');
    const changes = feed.subscribe('run');
    feed.publish('run', 'after');
    expect(await changes.next()).toEqual(item('after'));
  });

  test('makes one item of a burst', async () => {
    const feed = createChangeFeed();
    const changes = feed.subscribe('health', { settleMs: 30 });
    const next = changes.next();
    for (const payload of ['a', 'b']) feed.publish('health', payload);
    await new Promise((resolve) => setTimeout(resolve, 5));
    for (const payload of ['a', 'c']) feed.publish('health', payload);
    expect(await next).toEqual(item('a', 'b', 'c'));
  });

  test('gathers what is told while the watcher is busy', async () => {
    const feed = createChangeFeed();
    const changes = feed.subscribe('health', { settleMs: 1 });
    feed.publish('health', 'a');
    expect(await changes.next()).toEqual(item('a'));
    feed.publish('health', 'b');
    await new Promise((resolve) => setTimeout(resolve, 10));
    feed.publish('health', 'c');
    expect(await changes.next()).toEqual(item('b', 'c'));
  });

  test('hands over nothing after a while without news, when asked to', async () => {
    const changes = createChangeFeed().subscribe('run', { idleMs: 10 });
    expect(await changes.next()).toEqual(item());
    expect(await changes.next()).toEqual(item());
    await changes.return();
  });

  test('ends on return, also while somebody waits', async () => {
    const feed = createChangeFeed();
    const changes = feed.subscribe('run');
    const waiting = changes.next();
    expect(await changes.return()).toEqual(END);
    expect(await waiting).toEqual(END);
    feed.publish('run', 'a');
    expect(await changes.next()).toEqual(END);
  });

  test('fails a watcher that is too slow, once, and no other', async () => {
    const feed = createChangeFeed(2);
    const [slow, quick] = [feed.subscribe('run'), feed.subscribe('run')];
    for (const payload of ['a', 'b']) feed.publish('run', payload);
    expect(await quick.next()).toEqual(item('a', 'b'));
    feed.publish('run', 'c');
    await expect(slow.next()).rejects.toThrow(ChangesMissedError);
    expect(await slow.next()).toEqual(END);
    expect(await quick.next()).toEqual(item('c'));
  });

  test('fails everybody when it was interrupted', async () => {
    const feed = createChangeFeed();
    const [busy, waiting] = [feed.subscribe('run'), feed.subscribe('health')];
    feed.publish('run', 'a');
    const next = waiting.next();
    feed.interrupt();
    await expect(next).rejects.toThrow('subscribe again');
    await expect(busy.next()).rejects.toThrow(ChangesMissedError);
  });
});
