import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDatabase } from '@watchbill/database';
import { freePort } from './free-port.ts';
import type { Product } from './product.ts';
import { startProduct } from './product-process.ts';

const DATABASE = 'watchbill';

/** The server as its users run it, without the demo. */
export const WATCHBILL: Product = {
  name: 'Watchbill',
  database: DATABASE,
  steady: [],
  calm: [],
  start: async ({ databaseUrl, folder }) => {
    await createDatabase(databaseUrl('postgres'), DATABASE);
    const config = join(folder, 'watchbill.yaml');
    writeFileSync(config, 'sources: []\n');
    const port = await freePort();
    const running = await startProduct({
      program: join(import.meta.dirname, 'watchbill-server.ts'),
      args: [String(port), join(folder, 'data'), config],
      node: process.execPath,
      cwd: folder,
      env: { DATABASE_URL: databaseUrl(DATABASE) },
      log: join(folder, 'watchbill.log'),
    });
    return { ...running, url: `http://127.0.0.1:${port}/api/catalog` };
  },
};
