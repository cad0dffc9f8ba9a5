import { check } from 'k6';

export default function () {
  check(null, { [`long ${'name '.repeat(30_000)}`]: () => false });
}
