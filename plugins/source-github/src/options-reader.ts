import { InputError, showValue } from '@watchbill/model';

/** Reads options and gathers every fault on the way, so that one start shows them all. */
export interface OptionsReader {
  fault(key: string, value: unknown, expected: string): void;
  /** @throws InputError with every fault, one a line. */
  finish(): void;
  map(value: unknown, key: string, keys: readonly string[]): Readonly<Record<string, unknown>>;
  texts(value: unknown, key: string, example: string): readonly string[] | undefined;
  flag(value: unknown, key: string): boolean;
}

/** @param place of the options in the configuration, e.g. `sources[0]` */
export function createOptionsReader(place: string): OptionsReader {
  const faults: string[] = [];
  const fault = (key: string, value: unknown, expected: string) => {
    const shown = value === undefined ? '' : ` ${showValue(value)}`;
    faults.push(`${place}${key && `.${key}`}${shown}: expected ${expected}`);
  };
  return {
    fault,
    finish: () => {
      if (faults.length > 0) throw new InputError(faults.join('\n'));
    },
    map: (value: unknown, key: string, keys: readonly string[]): Readonly<Record<string, unknown>> => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        fault(key, value, `a map with ${keys.join(', ')}`);
        return {};
      }
      for (const name of Object.keys(value)) {
        if (!keys.includes(name))
          fault(key ? `${key}.${name}` : name, undefined, `one of ${keys.join(', ')}`);
      }
      return value as Record<string, unknown>;
    },
    texts: (value: unknown, key: string, example: string): readonly string[] | undefined => {
      if (Array.isArray(value) && value.every((item) => typeof item === 'string' && item.trim() !== ''))
        return value;
      fault(key, value, `a list of texts, e.g. ${example}`);
      return undefined;
    },
    flag: (value: unknown, key: string): boolean => {
      if (typeof value !== 'boolean') fault(key, value, 'true or false');
      return value === true;
    },
  };
}
