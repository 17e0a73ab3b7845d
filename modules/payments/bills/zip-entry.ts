import { pipeline, Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { BillDamaged } from '../app/bills.ts';
import { whole } from './whole.ts';

const DIRECTORY_ENTRY = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LOCAL_HEAD_BYTES = 30;
const COMMENT_BYTES_MAX = 65_535;
const DEFLATED = 8;
/** Of one file, unpacked: about two million lines. */
const UNPACKED_BYTES_MAX = 1024 ** 3;

interface Entry {
  readonly name: Buffer;
  readonly method: number;
  readonly sum: number;
  readonly packed: Buffer;
}

/**
 * The bytes of the first file whose name fits, unpacked piece by piece; its checksum is compared at the end. Sizes are
 * taken from the directory: providers leave them out of the heads of the files.
 */
export async function* zipEntry(zip: Buffer, fits: (name: Buffer) => boolean): AsyncGenerator<Buffer> {
  const entry = entriesOf(zip).find(({ name }) => fits(name));
  if (entry === undefined) throw new BillDamaged('the zip has no such file');
  const pieces: AsyncIterable<Buffer> =
    entry.method === DEFLATED
      ? pipeline(Readable.from([entry.packed]), createInflateRaw(), () => undefined)
      : Readable.from([entry.packed]);
  let [sum, bytes] = [0, 0];
  for await (const piece of whole(pieces)) {
    bytes += piece.length;
    if (bytes > UNPACKED_BYTES_MAX) throw new BillDamaged('the file is too large');
    sum = crc32(piece, sum);
    yield piece;
  }
  if (sum !== entry.sum) throw new BillDamaged('the checksum of the zip is another one');
}

function entriesOf(zip: Buffer): readonly Entry[] {
  try {
    let at = zip.readUInt32LE(endOf(zip) + 16);
    return Array.from({ length: zip.readUInt16LE(endOf(zip) + 10) }, () => {
      if (zip.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new RangeError('not an entry');
      const nameBytes = zip.readUInt16LE(at + 28);
      const head = zip.readUInt32LE(at + 42);
      const from = head + LOCAL_HEAD_BYTES + zip.readUInt16LE(head + 26) + zip.readUInt16LE(head + 28);
      const entry = {
        name: zip.subarray(at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes),
        method: zip.readUInt16LE(at + 10),
        sum: zip.readUInt32LE(at + 16),
        packed: zip.subarray(from, from + zip.readUInt32LE(at + 20)),
      };
      at += ENTRY_BYTES + nameBytes + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
      return entry;
    });
  } catch (error) {
    throw new BillDamaged(`no zip: ${(error as Error).message}`);
  }
}

function endOf(zip: Buffer): number {
  const first = Math.max(0, zip.length - END_BYTES - COMMENT_BYTES_MAX);
  for (let at = zip.length - END_BYTES; at >= first; at -= 1)
    if (zip.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  throw new RangeError('no directory');
}
