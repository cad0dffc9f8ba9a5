import { reserve } from './lib/stock.js';

export default function () {
  reserve('kettle');
}
