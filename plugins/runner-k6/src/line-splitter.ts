export interface Line {
  readonly text: string;
  /** The line was too long: the text is its beginning and its end. */
  readonly cut: boolean;
}

const NEWLINE = 0x0a;
const HEAD_BYTES = 64 * 1024;
/** Enough for the fields that k6 writes behind a long message. */
const TAIL_BYTES = 512;

/**
 * Cuts a byte stream into lines, holding at most one line's head and tail at a time, whatever is sent.
 * Empty lines are left out; call `end` for a last line without its newline.
 */
export function createLineSplitter(onLine: (line: Line) => void): {
  push(chunk: Buffer): void;
  end(): void;
} {
  let head: Buffer[] = [];
  let headBytes = 0;
  let tail = Buffer.alloc(0);
  let cut = false;

  const hold = (part: Buffer) => {
    const room = HEAD_BYTES - headBytes;
    if (room > 0) {
      head.push(part.subarray(0, room));
      headBytes += Math.min(room, part.length);
    }
    if (part.length <= room) return;
    cut = true;
    const rest = part.subarray(Math.max(room, 0));
    tail = Buffer.concat([tail, rest.subarray(-TAIL_BYTES)]).subarray(-TAIL_BYTES);
  };
  const finish = () => {
    if (headBytes > 0) onLine({ text: Buffer.concat(cut ? [...head, tail] : head).toString('utf8'), cut });
    head = [];
    headBytes = 0;
    tail = Buffer.alloc(0);
    cut = false;
  };
  return {
    push: (chunk) => {
      let start = 0;
      for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
        hold(chunk.subarray(start, end));
        finish();
        start = end + 1;
      }
      // A copy: a slice would keep the stream's whole buffer alive.
      if (start < chunk.length) hold(Buffer.from(chunk.subarray(start)));
    },
    end: finish,
  };
}
