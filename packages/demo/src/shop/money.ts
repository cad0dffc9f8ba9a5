const FORMAT = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });

/** The shop has one currency; every amount is a whole number of its cents. */
export const CURRENCY = 'USD';

/** 4900 → `$49.00`. */
export function formatMoney(cents: number): string {
  return FORMAT.format(cents / 100);
}
