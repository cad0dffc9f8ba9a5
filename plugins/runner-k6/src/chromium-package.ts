import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { extract } from 'tar';
import { installOnce } from './install-once.ts';
import type { OnProgress } from './progress.ts';

export interface UnpackedChromium {
  readonly executablePath: string;
  readonly env: Readonly<Record<string, string>>;
  readonly args: readonly string[];
}

const PACKAGE = '@sparticuz/chromium';
const CHUNK_BYTES = 1 << 20;

/**
 * Unpacks the headless Chromium of the npm package once into the tools folder, with the libraries and fonts it brings.
 * @throws Error when the package is not installed or is not for this platform.
 */
export async function unpackChromium(toolsDir: string, onProgress: OnProgress): Promise<UnpackedChromium> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(`${PACKAGE} is for Linux on x64, not for ${process.platform} on ${process.arch}`);
  }
  const home = packageFolder();
  const { version } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8')) as { version: string };
  const directory = join(toolsDir, 'chromium', version);
  onProgress({ detail: `unpacking Chromium from ${PACKAGE} ${version}…` });
  await installOnce({
    directory,
    fill: (folder) => unpack(join(home, 'bin'), folder),
    onWait: () => onProgress({ detail: 'waiting for another process to unpack Chromium…' }),
  });
  const fonts = join(directory, 'fonts');
  return {
    executablePath: join(directory, 'chromium'),
    env: { LD_LIBRARY_PATH: join(directory, 'al2023', 'lib'), FONTCONFIG_PATH: fonts },
    // Its build has no zygote to fork from. The package's own list is not taken: it turns web security off.
    args: ['no-zygote'],
  };
}

function packageFolder(): string {
  try {
    const entry = createRequire(import.meta.url).resolve(PACKAGE);
    return join(dirname(entry), '..', '..');
  } catch {
    throw new Error(`the optional npm package ${PACKAGE} is not installed`);
  }
}

async function unpack(bin: string, folder: string): Promise<void> {
  const program = createWriteStream(join(folder, 'chromium'), { mode: 0o755 });
  await pipeline(createReadStream(join(bin, 'chromium.br')), inflate(), program);
  for (const [archive, place] of [
    ['al2023.tar.br', 'al2023'],
    ['swiftshader.tar.br', '.'],
    ['fonts.tar.br', 'fonts'],
  ] as const) {
    const cwd = join(folder, place);
    await mkdir(cwd, { recursive: true });
    await pipeline(createReadStream(join(bin, archive)), inflate(), extract({ cwd, strict: true }));
  }
  await writeFile(join(folder, 'fonts', 'fonts.conf'), FONTS_CONF);
}

const inflate = () => createBrotliDecompress({ chunkSize: CHUNK_BYTES });

/** The package's own names folders of a cloud function. Relative places are taken from this file's folder. */
const FONTS_CONF = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;
