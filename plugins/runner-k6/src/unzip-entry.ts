import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const END_SIZE = 22;
const ENTRY_SIZE = 46;
const LOCAL_SIZE = 30;
const METHOD = { stored: 0, deflated: 8 };

/**
 * Reads one file out of a zip archive (PKWARE APPNOTE 4.3; no zip64, no encryption: k6's releases use neither).
 * @throws Error when the archive is not one, or no entry's name is accepted.
 */
export async function unzipEntry(archive: Buffer, accept: (name: string) => boolean): Promise<Buffer> {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + END_SIZE > archive.length || archive.readUInt32LE(end) !== END_SIGNATURE) {
    throw new Error('not a zip archive: its end record is missing');
  }
  let offset = archive.readUInt32LE(end + 16);
  while (offset + ENTRY_SIZE <= end && archive.readUInt32LE(offset) === ENTRY_SIGNATURE) {
    const nameLength = archive.readUInt16LE(offset + 28);
    const name = archive.toString('utf8', offset + ENTRY_SIZE, offset + ENTRY_SIZE + nameLength);
    if (accept(name)) return readEntry(archive, offset, name);
    offset += ENTRY_SIZE + nameLength + archive.readUInt16LE(offset + 30) + archive.readUInt16LE(offset + 32);
  }
  throw new Error('the zip archive does not hold the file that is looked for');
}

async function readEntry(archive: Buffer, offset: number, name: string): Promise<Buffer> {
  const method = archive.readUInt16LE(offset + 10);
  const size = archive.readUInt32LE(offset + 20);
  const local = archive.readUInt32LE(offset + 42);
  const start = local + LOCAL_SIZE + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  const data = archive.subarray(start, start + size);
  if (method === METHOD.stored) return data;
  if (method === METHOD.deflated) return promisify(inflateRaw)(data);
  throw new Error(`'${name}' in the zip archive is packed by method ${method}: expected 0 or 8`);
}
