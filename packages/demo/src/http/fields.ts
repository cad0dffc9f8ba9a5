import { ServiceError } from './service-error.ts';

/** The fields of a request body. @throws ServiceError 400 when it is no map. */
export function readFields(body: unknown): Readonly<Record<string, unknown>> {
  if (typeof body === 'object' && body !== null && !Array.isArray(body))
    return body as Record<string, unknown>;
  throw invalid('body', 'a JSON object');
}

/** A text of 1 to `limit` characters, trimmed. */
export function readText(value: unknown, name: string, limit = 200): string {
  const text = typeof value === 'string' ? value.trim() : '';
  if (text !== '' && text.length <= limit) return text;
  throw invalid(name, `a text of 1 to ${limit} characters`);
}

export function readEmail(value: unknown, name: string): string {
  const text = typeof value === 'string' ? value.trim() : '';
  if (/^[^\s@<>"]{1,64}@[^\s@<>"]{1,190}$/.test(text)) return text;
  throw invalid(name, 'an e-mail address, e.g. ada@example.com');
}

/** A whole number from `min` to `max`; forms send it as text. */
export function readNumber(value: unknown, name: string, min: number, max: number): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number === 'number' && Number.isInteger(number) && number >= min && number <= max) return number;
  throw invalid(name, `a whole number from ${min} to ${max}`);
}

export function readList(value: unknown, name: string, limit: number): readonly unknown[] {
  if (Array.isArray(value) && value.length >= 1 && value.length <= limit) return value;
  throw invalid(name, `a list of 1 to ${limit}`);
}

export function invalid(name: string, expected: string): ServiceError {
  return new ServiceError(422, 'invalid', `${name}: expected ${expected}`);
}
