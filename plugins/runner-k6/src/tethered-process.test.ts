import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { processesNaming, TOOLS } from '@watchbill/harness';
import { expect, test } from 'vitest';
import { removeAbandonedRunFolders } from './run-folder.ts';
import { startFarEnd, TESTDATA } from './test-far-end.ts';
import { type ProcessExit, startTethered } from './tethered-process.ts';

async function run(script: string): Promise<ProcessExit & { out: string }> {
  let out = '';
  const running = startTethered({
    command: '/bin/sh',
    args: ['-c', script],
    cwd: tmpdir(),
    env: { PATH: '/usr/bin:/bin' },
    onStdout: (chunk) => (out += chunk),
    onStderr: (chunk) => (out += chunk),
  });
  return { ...(await running.ended), out };
}

test('passes on exit code and output, and gives no input', async () => {
  expect(await run('cat; echo out; echo err >&2; exit 107')).toEqual({
    code: 107,
    signal: null,
    out: expect.stringMatching(/out\nerr\n|err\nout\n/),
  });
  expect(await run('exit 255')).toMatchObject({ code: 255 });
});

test('tells a killed program from one that ended', async () => {
  expect(await run('kill -KILL $$')).toMatchObject({ code: null, signal: 'SIGKILL' });
  expect(await run('kill -TERM $$')).toMatchObject({ code: null, signal: 'SIGTERM' });
});

test('ends what the program left running', async () => {
  const mark = `left-${process.pid}`;
  await run(`sh -c 'sleep 60; : ${mark}' >/dev/null 2>&1 & exit 0`);
  expect(processesNaming(mark)).toEqual([]);
});

test('rejects when it cannot start', async () => {
  const running = startTethered({
    command: 'true',
    args: [],
    cwd: '/no/such/folder',
    env: {},
    onStdout: () => {},
    onStderr: () => {},
  });
  await expect(running.ended).rejects.toThrow('ENOENT');
});

test('kill -9 of the server leaves no k6 and no Chromium, and its folders go with the next start', async () => {
  const farEnd = await startFarEnd();
  const scripts = ['contract-hangs.js', 'browser-hangs.js'].map((name) => join(TESTDATA, name));
  const parent = spawn(
    process.execPath,
    [join(import.meta.dirname, 'test-doomed-parent.ts'), TOOLS, farEnd.env.BASE_URL as string, ...scripts],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  try {
    const mark = `watchbill-k6-${parent.pid}-`;
    let said = '';
    for await (const chunk of parent.stdout) {
      said += chunk;
      if (scripts.every((script) => said.includes(`${script} hangs`))) break;
    }
    const alive = processesNaming(mark).join('\n');
    expect(alive).toMatch(/k6 run/);
    // Not every build of Chromium gives a page a process of its own.
    expect(alive).toMatch(/ --headless/);

    parent.kill('SIGKILL');
    await once(parent, 'exit');
    await expect.poll(() => processesNaming(mark), { timeout: 3_000 }).toEqual([]);

    const folders = () => readdirSync(tmpdir()).filter((name) => name.startsWith(mark));
    expect(folders()).toHaveLength(2);
    await removeAbandonedRunFolders();
    expect(folders()).toEqual([]);
  } finally {
    parent.kill('SIGKILL');
    farEnd.close();
  }
});
