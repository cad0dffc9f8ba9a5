import { InputError, parseDuration, showValue } from '@watchbill/model';

/** Reads the keys of one notifier in `watchbill.yaml`. Each method notes a fault and goes on, so that all are told at once. */
export interface OptionReader {
  /** A text that must be there. `check` returns what is wrong with it, in the form `expected …`. */
  text(key: string, expected: string, check?: (text: string) => string | undefined): string;
  optionalText(
    key: string,
    expected: string,
    check?: (text: string) => string | undefined,
  ): string | undefined;
  /** Like `text`, but a fault never shows the value. */
  secret(key: string, expected: string, check?: (text: string) => string | undefined): string;
  optionalSecret(
    key: string,
    expected: string,
    check?: (text: string) => string | undefined,
  ): string | undefined;
  optionalTexts(
    key: string,
    expected: string,
    check?: (text: string) => string | undefined,
  ): readonly string[] | undefined;
  wholeNumber(key: string, bounds: { readonly min: number; readonly max: number }): number;
  optionalBoolean(key: string): boolean | undefined;
  /** Milliseconds of a duration such as `15s`. */
  optionalDuration(key: string, bounds: { readonly min: number; readonly max: number }): number | undefined;
  /** A fault that concerns several keys. */
  fault(message: string): void;
}

type Check = (text: string) => string | undefined;

/**
 * Reads one entry of `notifiers`. `id` and `type` are the caller's; any other key that `read` does not ask for is a fault.
 * @throws InputError listing every fault, one a line, each starting with `place`, e.g. `notifiers[0].secret`.
 */
export function readNotifierOptions<T>(raw: unknown, place: string, read: (reader: OptionReader) => T): T {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    throw new InputError(`${place} ${showValue(raw)}: expected a map of options`);
  }
  const values = raw as Readonly<Record<string, unknown>>;
  const faults: string[] = [];
  const known = new Set(['id', 'type']);
  const take = (key: string): unknown => {
    known.add(key);
    return values[key] ?? undefined;
  };
  const complain = (key: string, value: unknown, expectation: string) => {
    faults.push(`${place}.${key} ${showValue(value)}: ${expectation}`);
  };

  const optional = (
    key: string,
    expected: string,
    check: Check | undefined,
    shown: (value: unknown) => unknown,
  ) => {
    const value = take(key);
    if (value === undefined) return undefined;
    if (typeof value !== 'string' || value.trim() === '') {
      complain(key, shown(value), `expected ${expected}`);
      return undefined;
    }
    const wrong = check?.(value);
    if (wrong) complain(key, shown(value), wrong);
    return value;
  };
  const required = (
    key: string,
    expected: string,
    check: Check | undefined,
    shown: (value: unknown) => unknown,
  ) => {
    if (take(key) === undefined) complain(key, undefined, `expected ${expected}`);
    return optional(key, expected, check, shown) ?? '';
  };

  const result = read({
    text: (key, expected, check) => required(key, expected, check, (value) => value),
    optionalText: (key, expected, check) => optional(key, expected, check, (value) => value),
    secret: (key, expected, check) => required(key, expected, check, hide),
    optionalSecret: (key, expected, check) => optional(key, expected, check, hide),
    optionalTexts: (key, expected, check) => {
      const value = take(key);
      if (value === undefined) return undefined;
      if (!Array.isArray(value) || value.length === 0 || value.some((item) => typeof item !== 'string')) {
        complain(key, value, `expected ${expected}`);
        return undefined;
      }
      value.forEach((item: string, index) => {
        const wrong = check?.(item);
        if (wrong) complain(`${key}[${index}]`, item, wrong);
      });
      return value;
    },
    wholeNumber: (key, { min, max }) => {
      const value = take(key);
      if (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max) return value;
      complain(key, value, `expected a whole number from ${min} to ${max}`);
      return min;
    },
    optionalBoolean: (key) => {
      const value = take(key);
      if (value === undefined || typeof value === 'boolean') return value;
      complain(key, value, 'expected true or false');
      return undefined;
    },
    optionalDuration: (key, { min, max }) => {
      const value = take(key);
      if (value === undefined) return undefined;
      try {
        const ms = parseDuration(value, `${place}.${key}`);
        if (ms >= min && ms <= max) return ms;
        complain(key, value, `expected ${min / 1000}s to ${max / 1000}s`);
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        faults.push(error.message);
      }
      return undefined;
    },
    fault: (message) => {
      faults.push(`${place}: ${message}`);
    },
  });

  for (const key of Object.keys(values)) {
    if (!known.has(key))
      faults.push(`${place}.${key}: unknown option; expected one of ${[...known].join(', ')}`);
  }
  if (faults.length > 0) throw new InputError(faults.join('\n'));
  return result;
}

/** A secret in a message would end in a log. */
function hide(): string {
  return '(hidden)';
}
