import { clip } from './clip.ts';

const MAX_GROUP = 300;

/** k6 writes the groups around a sample as `::checkout::payment`; we say `checkout / payment`. */
export function groupOfTag(tag: string): string {
  return clip(tag.replace(/^::/, '').replaceAll('::', ' / '), MAX_GROUP);
}
