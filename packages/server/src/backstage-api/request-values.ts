import { InputError } from '@watchbill/model';

export type Values = Readonly<Record<string, unknown>>;

/** The JSON object of a request; empty when it has none. */
export function bodyOf(body: unknown): Values {
  if (body === undefined || body === null) return {};
  if (isMap(body)) return body;
  throw new InputError(`body '${shown(body)}': expected a JSON object`);
}

/** A text, or undefined when it is not given. */
export function readText(value: unknown, place: string): string | undefined {
  if (value === undefined || typeof value === 'string') return value;
  throw new InputError(`${place} '${shown(value)}': expected a text, given once`);
}

/** @throws InputError for a parameter without a value, as Backstage does: whoever sends one means something else than nothing. */
export function refuseEmpty(parameters: Values): void {
  for (const [name, value] of Object.entries(parameters)) {
    if (value === '') throw new InputError(`${name} '': expected a value; leave out what you do not ask for`);
  }
}

/** Every text of a repeatable parameter or of a list; undefined when it is not given. */
export function readTexts(value: unknown, place: string): readonly string[] | undefined {
  if (value === undefined) return undefined;
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (list.every((item) => typeof item === 'string')) return list;
  throw new InputError(`${place} '${shown(value)}': expected texts`);
}

/** Texts that are also separated by comma, as lists in a URL are. */
export function readCommaTexts(value: unknown, place: string): readonly string[] {
  const texts = (readTexts(value, place) ?? []).flatMap((text) => text.split(','));
  return texts.map((text) => text.trim()).filter((text) => text !== '');
}

/** A list of texts, as JSON has it; undefined when it is not given. */
export function readList(value: unknown, place: string): readonly string[] | undefined {
  if (value === undefined || Array.isArray(value)) return readTexts(value, place);
  throw new InputError(`${place} '${shown(value)}': expected a list of texts`);
}

/** A whole number from `min`, as a number or in digits; undefined when it is not given. */
export function readCount(value: unknown, place: string, min: number): number | undefined {
  if (value === undefined) return undefined;
  const count = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;
  if (typeof count === 'number' && Number.isSafeInteger(count) && count >= min && count < 1e9) return count;
  throw new InputError(`${place} '${shown(value)}': expected a whole number from ${min}`);
}

/** One of a closed set of words. */
export function readWord<T extends string>(
  value: unknown,
  place: string,
  words: readonly T[],
): T | undefined {
  const found = words.find((word) => word === value);
  if (value === undefined || found) return found;
  throw new InputError(`${place} '${shown(value)}': expected ${words.join(' or ')}`);
}

export function isMap(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const MAX_LENGTH = 80;

export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'undefined');
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
}
