const LONG = 120;

/** A value of a descriptor in one line. */
export function formatSaid(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  const text =
    typeof value === 'string'
      ? value
      : Array.isArray(value)
        ? value.map(formatItem).join(', ')
        : formatItem(value);
  if (text === '') return 'empty';
  return text.length > LONG ? `${text.slice(0, LONG)}…` : text;
}

function formatItem(item: unknown): string {
  return typeof item === 'string' ? item : JSON.stringify(item);
}
