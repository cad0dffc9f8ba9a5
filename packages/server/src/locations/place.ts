import { hash } from 'node:crypto';

/** Somewhere to read descriptors, as Backstage calls it: `file` and an absolute path, or `url` and a URL. */
export interface Place {
  readonly type: string;
  readonly target: string;
}

export const printPlace = ({ type, target }: Place): string => `${type}:${target}`;

/** The name of the Location entity that stands for a registered place, as Backstage makes it. */
export const generatedName = (place: Place): string => `generated-${hash('sha1', printPlace(place))}`;
