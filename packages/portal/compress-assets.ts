import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** What is smaller fits into a packet or two as it is. */
const LEAST_BYTES = 1400;

/** Writes a `.br` beside each text of the build: once and as small as it gets, instead of at each request. */
export function compressAssets(): Plugin {
  return {
    name: 'compress-assets',
    apply: 'build',
    writeBundle: ({ dir = '' }, bundle) => {
      for (const { fileName } of Object.values(bundle)) {
        if (!/\.(js|css|html|svg)$/.test(fileName)) continue;
        const file = join(dir, fileName);
        const text = readFileSync(file);
        if (text.length >= LEAST_BYTES) writeFileSync(`${file}.br`, brotliCompressSync(text));
      }
    },
  };
}
