import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from '@watchbill/database';
import { freePort } from './free-port.ts';
import { installBackstage } from './install-backstage.ts';
import type { Product } from './product.ts';
import { startProduct } from './product-process.ts';

export interface BackstageOptions {
  /** Beyond those of Backstage. */
  readonly kinds?: readonly string[];
  /** What URLs may be read from, e.g. `localhost:8080`. */
  readonly hosts?: readonly string[];
}

const KINDS = ['Component', 'System', 'API', 'Resource', 'Location', 'Group', 'User', 'Domain'];

/** The real backend with its catalog plugin alone, without authentication and permissions: what favours it. */
export const backstage = ({ kinds = [], hosts = [] }: BackstageOptions = {}): Product => ({
  name: 'Backstage',
  database: 'backstage_plugin_catalog',
  // By default each entity is processed again 100 to 150 seconds after it was.
  steady: [sql`update refresh_state set next_update_at = now() + random() * interval '125 seconds'`],
  calm: [sql`update refresh_state set next_update_at = now() + interval '1 day'`],
  start: async ({ databaseUrl, folder, quiet }) => {
    const { node, program, cwd } = installBackstage();
    const config = join(folder, 'app-config.yaml');
    const port = await freePort();
    writeFileSync(
      config,
      JSON.stringify(configuration(port, databaseUrl('postgres'), { kinds, hosts }, quiet)),
    );
    const running = await startProduct({
      program,
      args: ['--config', config],
      node,
      cwd,
      env: kinds.length > 0 ? { FOREIGN_KINDS: 'yes' } : {},
      log: join(folder, 'backstage.log'),
    });
    return { ...running, url: `http://127.0.0.1:${port}/api/catalog` };
  },
});

/** JSON is YAML. */
function configuration(
  port: number,
  postgresUrl: string,
  { kinds, hosts }: Required<BackstageOptions>,
  quiet: boolean,
): object {
  const { hostname, port: postgresPort, username, password } = new URL(postgresUrl);
  const baseUrl = `http://127.0.0.1:${port}`;
  return {
    app: { title: 'bench', baseUrl },
    backend: {
      baseUrl,
      listen: { host: '127.0.0.1', port },
      ...(hosts.length > 0 && { reading: { allow: hosts.map((host) => ({ host })) } }),
      auth: { dangerouslyDisableDefaultAuthPolicy: true },
      database: {
        client: 'pg',
        connection: { host: hostname, port: Number(postgresPort), user: username, password },
      },
    },
    permission: { enabled: false },
    catalog: {
      rules: [{ allow: [...KINDS, ...kinds] }],
      ...(quiet && { processingInterval: { hours: 24 } }),
    },
  };
}
