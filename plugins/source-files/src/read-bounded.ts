import { open, stat } from 'node:fs/promises';

export const MAX_BYTES = 5_000_000;
const HEAD_BYTES = 65_536;

export type BoundedText =
  | { readonly type: 'text'; readonly text: string }
  /** `head` is its beginning. */
  | { readonly type: 'too large'; readonly bytes: number; readonly head: string }
  | { readonly type: 'gone' }
  | { readonly type: 'unreadable'; readonly reason: string };

/** The text of a plain file of at most 5 MB. */
export async function readBounded(path: string): Promise<BoundedText> {
  try {
    // Asked before it is opened: opening a named pipe would wait for a writer.
    const { size } = await stat(path).then((info) => {
      if (info.isFile()) return info;
      throw Object.assign(new Error('not a file'), {
        code: info.isDirectory() ? 'EISDIR' : 'not a plain file',
      });
    });
    await using file = await open(path, 'r');
    const limit = size > MAX_BYTES ? HEAD_BYTES : MAX_BYTES + 1;
    const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.min(limit, size + 1)), 0);
    const text = new TextDecoder().decode(buffer.subarray(0, bytesRead));
    return size > MAX_BYTES ? { type: 'too large', bytes: size, head: text } : { type: 'text', text };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' ? { type: 'gone' } : { type: 'unreadable', reason: code ?? message };
  }
}
