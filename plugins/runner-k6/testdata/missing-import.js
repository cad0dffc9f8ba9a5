import { nothing } from './nothing.js';

export default function () {
  nothing();
}
