const MAX_LENGTH = 80;

/** A value as messages quote it: `'5'`, `'{"a":1}'`, or `is missing`. Long ones are cut. */
export function showValue(value: unknown): string {
  if (value === undefined) return 'is missing';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return `'${text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text}'`;
}
