import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { TOOLS } from '@watchbill/harness';
import { describe, expect, test } from 'vitest';
import { proveChromium } from './prove-chromium.ts';
import { provideChromium } from './provide-chromium.ts';
import { provideK6 } from './provide-k6.ts';

const base = { toolsDir: TOOLS, onProgress: () => {} };
const now = () => new Date();

async function prove(): Promise<Parameters<typeof provideChromium>[0]['prove']> {
  const systemEnv = process.env;
  const { platform, arch } = process;
  const { path } = await provideK6({ ...base, systemEnv, platform, arch, releaseUrl: 'http://127.0.0.1:1' });
  return (candidate) => proveChromium(path, candidate, now);
}

describe('Chromium', () => {
  test.runIf(process.platform === 'linux' && process.arch === 'x64')(
    'comes from npm where the system has none, and is driven by k6',
    async () => {
      const chromium = await provideChromium({ ...base, systemEnv: { PATH: '' }, prove: await prove() });
      expect(chromium.executablePath).toMatch(/chromium\/[\d.]+\/chromium$/);
      expect(chromium.detail).toMatch(/^Chromium \d+\.\d+/);
      expect(chromium.env.LD_LIBRARY_PATH).toBe(join(chromium.executablePath, '../al2023/lib'));
      expect(existsSync(join(chromium.executablePath, '../fonts/fonts.conf'))).toBe(true);
      expect(chromium.args).not.toContain('disable-web-security');
    },
  );

  test('that does not start is refused with the reason and the fix', async () => {
    const attempt = provideChromium({
      ...base,
      chromiumPath: '/bin/false',
      systemEnv: {},
      prove: await prove(),
    });
    await expect(attempt).rejects.toThrow(
      /configured Chromium does not work\. Tried:\n {2}- \/bin\/false .*needs a browser.*Correct browser\.path/s,
    );
  });
});
