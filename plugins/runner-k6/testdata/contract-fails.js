import { check } from 'k6';

export default function () {
  check(null, { 'all is well': () => false });
}
