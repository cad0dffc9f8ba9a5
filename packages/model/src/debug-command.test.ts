import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { debugCommand, debugImage } from './debug-command.ts';

test.each([
  [['kafka', 'java'], 'eclipse-temurin:21-jdk'],
  [['registry.example/base/node-18:3'], 'node:22'],
  [['mongo', 'golang'], 'golang:1.25'],
  [['registry.example/shop/cart:1'], 'nicolaka/netshoot'],
  [[], 'nicolaka/netshoot'],
])('beside %o is put %s', (hints, image) => {
  expect(debugImage(hints)).toBe(image);
});

const TARGET = {
  cluster: 'eu',
  namespace: 'shop',
  selector: 'app=cart,tier=web',
  container: 'main',
  hints: ['node'],
};

test('opens a container beside the process in a pod that runs', () => {
  expect(debugCommand(TARGET)).toBe(
    'kubectl --context eu -n shop debug -it --image=node:22 --target=main ' +
      '"$(kubectl --context eu -n shop get pods -l app=cart,tier=web --field-selector=status.phase=Running -o name | head -n 1)" -- sh',
  );
});

test('no name of a cluster is taken for a command', () => {
  const hostile = `x'; touch "$(pwd)"/pwned; '$(id)`;
  const command = debugCommand({ ...TARGET, cluster: hostile, selector: hostile });
  const printer = `kubectl() { printf '%s\\n' "$@" >&2; }; ${command}`;
  expect(
    run(printer)
      .split('\n')
      .filter((line) => line === hostile),
  ).toHaveLength(3);
});

function run(script: string): string {
  return execFileSync('/bin/sh', ['-c', `{ ${script}; } 2>&1`], { encoding: 'utf8' });
}
