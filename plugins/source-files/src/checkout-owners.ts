import { stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { isMissingOwner } from '@watchbill/catalog';
import {
  CODEOWNERS_PLACES,
  type Codeowners,
  codeownersEvidence,
  parseCodeowners,
  tooLargeCodeowners,
} from '@watchbill/model';
import { ownerByHistory } from './checkout-history.ts';
import { type FileReading, locationOf } from './file-reading.ts';
import { readBounded } from './read-bounded.ts';

/** Whose the files of git checkouts are, by their CODEOWNERS. Each file is read once, for as long as this is kept. */
export interface CheckoutOwners {
  /** A reading with the owners of its path, and with the files that say so among those it depends on. */
  readonly complete: (reading: FileReading, root: string) => Promise<FileReading>;
  /** What is wrong in the files that were read, each as a reading of its own. */
  readonly readings: () => Promise<readonly FileReading[]>;
}

interface Checkout {
  readonly root: string;
  /** Absolute paths, of which the first that exists counts. */
  readonly places: readonly string[];
  readonly found: { readonly path: string; readonly codeowners: Codeowners } | undefined;
}

export function createCheckoutOwners(): CheckoutOwners {
  const roots = new Map<string, Promise<string | undefined>>();
  const checkouts = new Map<string, Promise<Checkout>>();

  /** The nearest folder that git keeps, from this one upwards. */
  const rootOf = (folder: string): Promise<string | undefined> =>
    remember(roots, folder, async () => {
      if (await exists(join(folder, '.git'))) return folder;
      return dirname(folder) === folder ? undefined : rootOf(dirname(folder));
    });
  const checkoutOf = async (path: string, root: string): Promise<Checkout> => {
    const folder = (await rootOf(dirname(path))) ?? root;
    return remember(checkouts, folder, () => readCheckout(folder));
  };
  return {
    complete: async (reading, root) => {
      if (reading.entities.length === 0) return reading;
      const checkout = await checkoutOf(reading.path, root);
      return withHistory(withOwners(reading, checkout), checkout);
    },
    readings: async () => (await Promise.all(checkouts.values())).flatMap(toReading),
  };
}

async function readCheckout(root: string): Promise<Checkout> {
  const places = CODEOWNERS_PLACES.map((place) => join(root, place));
  for (const path of places) {
    const file = await readBounded(path);
    if (file.type === 'text')
      return { root, places, found: { path, codeowners: parseCodeowners(file.text) } };
    if (file.type === 'too large')
      return { root, places, found: { path, codeowners: tooLargeCodeowners(file.bytes) } };
  }
  return { root, places, found: undefined };
}

function withOwners(reading: FileReading, { root, places, found }: Checkout): FileReading {
  const path = relative(root, reading.path).split(sep).join('/');
  const owners = found ? codeownersEvidence(found.codeowners, path) : [];
  const dependsOn = [...new Set([...reading.dependsOn, ...places])];
  if (owners.length === 0) return { ...reading, dependsOn };
  return {
    ...reading,
    entities: reading.entities.map((entity) => ({ ...entity, sourced: { ...entity.sourced, owners } })),
    faults: reading.faults.filter((fault) => !isMissingOwner(fault)),
    dependsOn,
  };
}

/** Only for what names no owner and no line of CODEOWNERS speaks of: the fault that says so stays. */
async function withHistory(reading: FileReading, { root }: Checkout): Promise<FileReading> {
  if (!reading.faults.some(isMissingOwner)) return reading;
  const folder = relative(root, dirname(reading.path)).split(sep).join('/');
  const owner = await ownerByHistory(root, folder);
  if (!owner) return reading;
  const entities = reading.entities.map((entity) => {
    const { owners = [] } = entity.sourced;
    const stated = entity.sourced.entity.spec?.owner !== undefined;
    return stated ? entity : { ...entity, sourced: { ...entity.sourced, owners: [...owners, owner] } };
  });
  return { ...reading, entities };
}

function toReading({ places, found }: Checkout): readonly FileReading[] {
  if (!found || found.codeowners.faults.length === 0) return [];
  const { path, codeowners } = found;
  const faults = codeowners.faults.map(({ line, message }) => {
    return { level: 'warning', message, position: { file: path, line, column: 1 } } as const;
  });
  return [
    { path, location: locationOf(path), entities: [], faults, whole: true, targets: [], dependsOn: places },
  ];
}

function remember<Value>(
  known: Map<string, Promise<Value>>,
  key: string,
  read: () => Promise<Value>,
): Promise<Value> {
  const value = known.get(key) ?? read();
  known.set(key, value);
  return value;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
