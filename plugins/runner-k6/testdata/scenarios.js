import { check } from 'k6';
import exec from 'k6/execution';

export const options = {
  scenarios: {
    buy: { executor: 'constant-arrival-rate', rate: 50, duration: '10m', preAllocatedVUs: 20, exec: 'buy', env: { WHO: 'buyer' }, tags: { flow: 'buy' } },
    browse: { executor: 'ramping-vus', stages: [{ duration: '5m', target: 10 }], startTime: '1h', exec: 'browse', gracefulStop: '1h' },
  },
};

export function setup() {
  return { token: `${__ENV.TOKEN}-from-setup` };
}

export function buy(data) {
  check(data, {
    'scenario buy has its environment': () => __ENV.WHO === 'buyer' && __ENV.TOKEN === 't1',
    'scenario buy has its tag': () => exec.vu.tags.flow === 'buy',
    'setup data arrive': ({ token }) => token === 't1-from-setup',
  });
}

export function browse() {
  check(null, { 'scenario browse keeps to itself': () => __ENV.WHO === undefined && __ENV.TOKEN === 't1' });
}

export function teardown(data) {
  check(data, { 'teardown has the data': ({ token }) => token === 't1-from-setup' });
}
