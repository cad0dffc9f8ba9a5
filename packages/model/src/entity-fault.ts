/** Something wrong in a descriptor, before it is known where in a file that is. */
export interface EntityFault {
  readonly level: 'error' | 'warning';
  readonly message: string;
  /** Keys and indexes from the document's root; the last one may be missing from it. */
  readonly path: readonly (string | number)[];
}

export type FaultPath = EntityFault['path'];

/** A path as people write it: `spec.dependsOn[2]`, `metadata.annotations['acme.org/x']`. */
export function formatPath(path: FaultPath): string {
  return path
    .map((part, index) => {
      if (typeof part === 'number') return `[${part}]`;
      if (!/^\w+$/.test(part)) return `['${part}']`;
      return index === 0 ? part : `.${part}`;
    })
    .join('');
}
