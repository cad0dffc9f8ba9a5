import { dirname, matchesGlob } from 'node:path';
import { isInside } from '@watchbill/catalog';
import type { Entity } from '@watchbill/model';
import { isGlob } from './glob.ts';
import { targetsOf } from './location-targets.ts';

/** Whether an entity is a Location that, written at the first place, leads to the second: both as `file:…` or `url:…`. */
export function leadsTo(entity: Entity, from: string, to: string): boolean {
  const url = withoutType(from, 'url');
  const base = url === undefined ? { directory: dirname(withoutType(from, 'file') ?? '/') } : { url };
  return targetsOf(entity, base).targets.some(({ path }) => reaches(path, to));
}

function reaches(target: string, place: string): boolean {
  const file = withoutType(place, 'file');
  if (file === undefined) return withoutType(place, 'url') === target;
  return file === target || (isGlob(target) ? matchesGlob(file, target) : isInside(target, file));
}

function withoutType(location: string, type: string): string | undefined {
  return location.startsWith(`${type}:`) ? location.slice(type.length + 1) : undefined;
}
