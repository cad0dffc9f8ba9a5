import { check } from 'k6';
import type { Item } from './lib/items.ts';
import { items } from './lib/items.ts';

const near: string = open('./lib/greeting.txt');
const resolved: string = open(import.meta.resolve('./lib/greeting.txt'));

export default function (): void {
  const [first]: Item[] = items;
  check(first, {
    'types are gone': (item: Item) => item.price === 12,
    'a file beside the script opens': () => near.trim() === 'good morning',
    'a resolved file opens': () => resolved === near,
    'a file beside an import opens': () => items.length === 2,
  });
}
