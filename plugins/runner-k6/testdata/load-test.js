import { check } from 'k6';
import exec from 'k6/execution';

export let options = { vus: 50, stages: [{ duration: '10m', target: 500 }], minIterationDuration: '1m', paused: true, linger: true };

export default function () {
  check(exec.instance, { 'one user': ({ vusActive }) => vusActive === 1 });
}
