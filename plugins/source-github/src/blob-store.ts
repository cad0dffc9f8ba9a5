import { createHash, randomUUID } from 'node:crypto';
import { access, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Contents of files by their Git name, kept on disk: what was read once is never asked for again. */
export interface BlobStore {
  /** Undefined when it is not there, or not what it is called. */
  read(sha: string): Promise<Buffer | undefined>;
  /** Whether it is there; what it is worth shows when it is read. */
  has(sha: string): Promise<boolean>;
  write(sha: string, content: Buffer): Promise<void>;
}

export function createBlobStore(folder: string): BlobStore {
  const pathOf = (sha: string) => join(folder, sha.slice(0, 2), sha.slice(2));
  return {
    read: async (sha) => {
      const content = await readFile(pathOf(sha)).catch(() => undefined);
      return content && isBlob(sha, content) ? content : undefined;
    },
    has: (sha) =>
      access(pathOf(sha)).then(
        () => true,
        () => false,
      ),
    write: async (sha, content) => {
      const path = pathOf(sha);
      const draft = `${path}.${randomUUID()}`;
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await writeFile(draft, content, { mode: 0o600 });
      await rename(draft, path);
    },
  };
}

/** Whether Git would call this content so: `sha1("blob <length>\0" + content)`, or the same with SHA-256. */
export function isBlob(sha: string, content: Buffer): boolean {
  const algorithm = sha.length === 64 ? 'sha256' : 'sha1';
  return createHash(algorithm).update(`blob ${content.length}\0`).update(content).digest('hex') === sha;
}
