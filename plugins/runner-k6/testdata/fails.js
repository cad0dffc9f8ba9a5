import { fail } from 'k6';

export default function () {
  fail('the cart is empty');
}
