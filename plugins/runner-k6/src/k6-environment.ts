import type { Chromium } from './provide-chromium.ts';

/** The environment of the k6 process, built from nothing: none of the server's variables are in it. */
export function k6Environment(
  folder: string,
  chromium: Chromium | undefined,
): Readonly<Record<string, string>> {
  return {
    PATH: '/usr/bin:/bin',
    HOME: folder,
    TMPDIR: folder,
    LANG: 'C.UTF-8',
    // An unknown import would make k6 ask a public service to build another k6.
    K6_AUTO_EXTENSION_RESOLUTION: 'false',
    K6_BROWSER_HEADLESS: 'true',
    // Without a Chromium that is known to work k6 must not find another one on its own.
    K6_BROWSER_EXECUTABLE_PATH: chromium?.executablePath ?? '/nonexistent/chromium',
    K6_BROWSER_ARGS: (chromium?.args ?? []).join(','),
    ...chromium?.env,
  };
}
