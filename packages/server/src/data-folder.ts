import { randomUUID } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { InputError } from '@watchbill/model';

/** Where an installation keeps what must survive a restart. */
export interface DataFolder {
  readonly path: string;
  readonly postgres: string;
  /** k6 and Chromium, shared by whoever runs from here. */
  readonly tools: string;
  /** What sources keep of what they have read. */
  readonly sources: string;
  readonly lock: string;
  /** Names this installation among others on the same database. */
  readonly instanceId: string;
}

/**
 * Opens the folder, making it the first time.
 * @param tools where k6 and Chromium are kept instead, for several installations to share.
 * @throws InputError when the folder cannot be made or written.
 */
export function openDataFolder(path: string, tools?: string): DataFolder {
  try {
    // Its parts are private; the folder itself may be passed through, by a PostgreSQL that has to run as another user.
    mkdirSync(path, { recursive: true, mode: 0o711 });
    accessSync(path, constants.W_OK | constants.X_OK);
    const id = join(path, 'instance-id');
    if (!existsSync(id)) writeFileSync(id, `${randomUUID()}\n`, { flag: 'wx', mode: 0o600 });
    return {
      path,
      postgres: join(path, 'postgres'),
      tools: tools ? resolve(tools) : join(path, 'tools'),
      sources: join(path, 'sources'),
      lock: join(path, 'instance.json'),
      instanceId: readFileSync(id, 'utf8').trim(),
    };
  } catch (error) {
    throw new InputError(
      `data folder '${path}': expected a folder that can be written (${(error as Error).message}); choose another with --data`,
    );
  }
}
