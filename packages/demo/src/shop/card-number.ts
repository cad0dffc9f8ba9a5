import { invalid } from '../http/fields.ts';

/** The card that the shop offers its visitors: a processor's public test number, which moves no money. */
export const TEST_CARD = '4242 4242 4242 4242';

/** The digits of a card number, checked by its last one (ISO/IEC 7812, Luhn). */
export function readCardNumber(value: unknown): string {
  const digits = typeof value === 'string' ? value.replace(/[ -]/g, '') : '';
  if (/^\d{12,19}$/.test(digits) && luhnSum(digits) % 10 === 0) return digits;
  throw invalid('card number', `12 to 19 digits with a right check digit, e.g. ${TEST_CARD}`);
}

function luhnSum(digits: string): number {
  return [...digits].reverse().reduce((sum, digit, at) => {
    const value = at % 2 === 0 ? Number(digit) : Number(digit) * 2;
    return sum + (value > 9 ? value - 9 : value);
  }, 0);
}
