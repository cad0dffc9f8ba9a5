/** What a column of a COPY holds; a value has to fit it. */
export type CopyType =
  | 'uuid'
  | 'text'
  | 'text[]'
  | 'integer'
  | 'bigint[]'
  | 'boolean'
  | 'timestamptz'
  /** A text in JSON. */
  | 'jsonb'
  /** Hexadecimal. */
  | 'bytea';

export type CopyValue = string | number | boolean | Date | null | undefined | readonly (string | number)[];

const SIGNATURE = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
const BIGINT_OID = 20;
const TEXT_OID = 25;
const JSONB_VERSION = 1;
const NULL_LENGTH = -1;
const EPOCH_MS = Date.UTC(2000, 0, 1);
const HALF = 2 ** 32;
/** UTF-8 takes at most so many bytes for a character of ours. */
const BYTES_A_CHARACTER = 3;
const SMALL = 64;

/**
 * Rows in the binary format of COPY, in pieces: https://www.postgresql.org/docs/18/sql-copy.html#id-1.9.3.55.9.4
 * Numbers need neither be printed nor parsed, and texts not be looked through for what must be escaped.
 */
export function* encodeCopy(
  types: readonly CopyType[],
  rows: Iterable<readonly CopyValue[]>,
  pieceBytes: number,
): Generator<Buffer, void> {
  let piece = Buffer.allocUnsafe(pieceBytes);
  let at = SIGNATURE.copy(piece);
  const reserve = (bytes: number) => {
    if (at + bytes <= piece.length) return;
    const larger = Buffer.allocUnsafe(Math.max(at + bytes, piece.length * 2));
    piece.copy(larger, 0, 0, at);
    piece = larger;
  };
  const int = (value: number) => {
    at = piece.writeInt32BE(value, at);
  };
  const text = (value: string) => {
    // PostgreSQL has no texts with it.
    const storable = value.includes('\0') ? value.replaceAll('\0', '\ufffd') : value;
    reserve(storable.length * BYTES_A_CHARACTER + SMALL);
    const bytes = piece.write(storable, at + 4, 'utf8');
    int(bytes);
    at += bytes;
  };
  const hex = (value: string) => {
    reserve(value.length + SMALL);
    const bytes = piece.write(value, at + 4, 'hex');
    int(bytes);
    at += bytes;
  };
  const long = (value: string | number) => {
    reserve(SMALL);
    int(8);
    if (typeof value === 'string') at = piece.writeBigInt64BE(BigInt(value), at);
    else {
      int(Math.floor(value / HALF));
      at = piece.writeUInt32BE(value >>> 0, at);
    }
  };
  const list = (values: readonly (string | number)[], oid: number) => {
    reserve(SMALL);
    const start = at;
    at += 4;
    int(values.length === 0 ? 0 : 1);
    int(0);
    int(oid);
    if (values.length > 0) {
      int(values.length);
      int(1);
      for (const value of values) oid === TEXT_OID ? text(String(value)) : long(value);
    }
    piece.writeInt32BE(at - start - 4, start);
  };
  const cell = (type: CopyType, value: NonNullable<CopyValue>) => {
    switch (type) {
      case 'text':
        return text(String(value));
      case 'uuid':
        return hex(String(value).replaceAll('-', ''));
      case 'bytea':
        return hex(String(value));
      case 'text[]':
        return list(value as readonly string[], TEXT_OID);
      case 'bigint[]':
        return list(value as readonly (string | number)[], BIGINT_OID);
      case 'integer':
        int(4);
        return int(Number(value));
      case 'boolean':
        int(1);
        at = piece.writeUInt8(value ? 1 : 0, at);
        return;
      case 'timestamptz': {
        const micros = (Number(value) - EPOCH_MS) * 1000;
        return long(micros);
      }
      case 'jsonb': {
        const json = String(value);
        reserve(json.length * BYTES_A_CHARACTER + SMALL);
        const bytes = piece.write(json, at + 5, 'utf8');
        int(bytes + 1);
        at = piece.writeUInt8(JSONB_VERSION, at) + bytes;
        return;
      }
      default:
        return type satisfies never;
    }
  };
  for (const row of rows) {
    reserve(SMALL);
    at = piece.writeInt16BE(types.length, at);
    for (const [index, type] of types.entries()) {
      const value = row[index];
      reserve(SMALL);
      if (value === null || value === undefined) int(NULL_LENGTH);
      else cell(type, value);
    }
    if (at < pieceBytes) continue;
    yield piece.subarray(0, at);
    piece = Buffer.allocUnsafe(pieceBytes + pieceBytes / 4);
    at = 0;
  }
  reserve(SMALL);
  at = piece.writeInt16BE(-1, at);
  yield piece.subarray(0, at);
}
