/** An answer that is not what the API describes: cut off, or not from GitHub at all. */
export class BrokenAnswer extends Error {
  override readonly name = 'BrokenAnswer';

  constructor(expected: string) {
    super(`the answer is incomplete or not GitHub's: expected ${expected}`);
  }
}

export type Fields = Readonly<Record<string, unknown>>;

export function fieldsOf(value: unknown, expected: string): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  throw new BrokenAnswer(expected);
}

export function listOf(value: unknown, expected: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new BrokenAnswer(expected);
}

export function textOf(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value === 'string') return value;
  throw new BrokenAnswer(`a text in '${name}'`);
}

export function optionalText(fields: Fields, name: string): string | null {
  const value = fields[name];
  return typeof value === 'string' && value !== '' ? value : null;
}
