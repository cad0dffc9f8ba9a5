const INSTANT = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
const CLOCK = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** Date and time in the reader's own zone and language. */
export function formatInstant(iso: string): string {
  return INSTANT.format(new Date(iso));
}

/** Time of day with milliseconds: for lines that lie close together. */
export function formatClock(iso: string): string {
  const at = new Date(iso);
  return `${CLOCK.format(at)}.${String(at.getMilliseconds()).padStart(3, '0')}`;
}
