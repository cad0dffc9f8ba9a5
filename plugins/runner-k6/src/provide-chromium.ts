import { unpackChromium } from './chromium-package.ts';
import { findOnPath } from './find-on-path.ts';
import type { OnProgress } from './progress.ts';

export interface Chromium {
  readonly executablePath: string;
  /** Variables that it needs beside those of the run. */
  readonly env: Readonly<Record<string, string>>;
  /** Command-line switches without their dashes, as k6 takes them. */
  readonly args: readonly string[];
}

export interface ProvidedChromium extends Chromium {
  readonly detail: string;
}

export interface ChromiumProvisionOptions {
  readonly toolsDir: string;
  readonly chromiumPath?: string;
  readonly systemEnv: NodeJS.ProcessEnv;
  readonly onProgress: OnProgress;
  /** Really starts it and returns its version. @throws Error saying why it would not work. */
  readonly prove: (chromium: Chromium) => Promise<string>;
}

const NAMES = [
  'google-chrome',
  'google-chrome-stable',
  'chromium',
  'chromium-browser',
  'chrome-headless-shell',
  'headless_shell',
];
const MAC_CHROME = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/**
 * Finds a Chromium that starts, or unpacks one: configured path, the system's, the one that npm brought.
 * @throws Error listing everything that was tried, each with its reason, and the fix.
 */
export async function provideChromium(options: ChromiumProvisionOptions): Promise<ProvidedChromium> {
  const { toolsDir, chromiumPath, systemEnv, onProgress, prove } = options;
  const refused: string[] = [];
  const attempt = async (chromium: Chromium): Promise<ProvidedChromium | undefined> => {
    const { executablePath } = chromium;
    onProgress({ detail: `starting ${executablePath} to see whether it works…` });
    for (const args of sandboxChoices()) {
      const candidate = { ...chromium, args: [...chromium.args, ...args] };
      try {
        return { ...candidate, detail: `Chromium ${await prove(candidate)} (${executablePath})` };
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        refused.push(`${[executablePath, ...args.map((name) => `--${name}`)].join(' ')}: ${reason}`);
      }
    }
    return undefined;
  };

  if (chromiumPath !== undefined) {
    const configured = await attempt({ executablePath: chromiumPath, env: {}, args: [] });
    if (configured) return configured;
    throw new Error(
      `${list('The configured Chromium does not work', refused)}\nCorrect browser.path, or remove it.`,
    );
  }
  for (const executablePath of [...(await findOnPath(NAMES, systemEnv.PATH)), MAC_CHROME]) {
    if (executablePath === MAC_CHROME && process.platform !== 'darwin') continue;
    const found = await attempt({ executablePath, env: {}, args: [] });
    if (found) return found;
  }
  try {
    const unpacked = await attempt(await unpackChromium(toolsDir, onProgress));
    if (unpacked) return unpacked;
  } catch (error) {
    refused.push(`npm: ${(error as Error).message}`);
  }
  throw new Error(
    `${list('There is no Chromium that works', refused)}\nInstall Chromium or Chrome on PATH, or set browser.path to one.`,
  );
}

/** Chromium's own sandbox is kept where it works; it never does for root, and in few containers. */
function sandboxChoices(): readonly (readonly string[])[] {
  return process.getuid?.() === 0 ? [['no-sandbox']] : [[], ['no-sandbox']];
}

function list(title: string, reasons: readonly string[]): string {
  return `${title}. Tried:${reasons.map((reason) => `\n  - ${reason}`).join('')}`;
}
