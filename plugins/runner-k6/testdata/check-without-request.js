import { check } from 'k6';

export default function () {
  check(1, { 'one is two': (n) => n === 2 });
}
