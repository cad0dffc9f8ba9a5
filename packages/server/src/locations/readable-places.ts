import { isAbsolute, normalize } from 'node:path';
import { isInside } from '@watchbill/catalog';
import { InputError } from '@watchbill/model';
import { type AllowedHost, urlFault } from '@watchbill/source-files';
import { type Place, printPlace } from './place.ts';

/** What the configured files sources may read; more may not be registered. */
export interface ReadablePlaces {
  /** Absolute folders and files. */
  readonly folders: readonly string[];
  readonly allowedHosts: readonly AllowedHost[];
}

/** @throws InputError when a place lies outside of what the configuration allows, saying what would allow it. */
export function checkPlace(place: Place, { folders, allowedHosts }: ReadablePlaces): void {
  const why = whyNot(place, folders, allowedHosts);
  if (why) throw new InputError(`location '${printPlace(place)}': ${why}`);
}

function whyNot(
  { type, target }: Place,
  folders: readonly string[],
  hosts: readonly AllowedHost[],
): string | undefined {
  switch (type) {
    case 'url': {
      const fault = urlFault(target, hosts);
      return fault && `${fault} of a files source in watchbill.yaml`;
    }
    case 'file':
      if (isAbsolute(target) && normalize(target) === target) {
        if (folders.some((folder) => folder === target || isInside(folder, target))) return undefined;
        return `expected a file below what the files sources of watchbill.yaml read: ${folders.join(', ') || 'nothing'}`;
      }
      return "expected an absolute path, e.g. '/srv/catalog/cart.yaml'";
    default:
      return "expected type url or file, e.g. { type: 'url', target: 'https://acme.org/catalog-info.yaml' }";
  }
}
