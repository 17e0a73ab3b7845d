import { crc32, inflateRawSync } from 'node:zlib';
import { endOfDirectory } from './unpacked-bytes.ts';

const LOCAL_HEAD = 0x04034b50;
const DIRECTORY_ENTRY = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
const LOCAL_HEAD_BYTES = 30;
const DIRECTORY_ENTRY_BYTES = 46;
const END_BYTES = 22;
const DEFLATED = 8;
const VERSION = 20;

/** One XML file inside a workbook. */
export interface Part {
  readonly path: Buffer;
  readonly xml: Buffer;
}

/**
 * What a reader of workbooks looks at. A directory may lie about sizes, so files are unpacked only as far as all of
 * them together may go.
 * @throws RangeError where a file is larger than that, or its entry points outside the zip.
 */
export function xmlParts(zip: Buffer, bytesMax: number): readonly Part[] {
  const end = endOfDirectory(zip) ?? zip.length;
  const parts: Part[] = [];
  let at = zip.readUInt32LE(end + 16);
  let left = bytesMax;
  for (let entry = zip.readUInt16LE(end + 10); entry > 0; entry -= 1) {
    const pathBytes = zip.readUInt16LE(at + 28);
    const path = zip.subarray(at + DIRECTORY_ENTRY_BYTES, at + DIRECTORY_ENTRY_BYTES + pathBytes);
    if (/\.xml(?:\.rels)?$/.test(path.toString('latin1'))) {
      const xml = unpacked(zip, at, left);
      left -= xml.length;
      parts.push({ path, xml });
    }
    at += DIRECTORY_ENTRY_BYTES + pathBytes + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return parts;
}

function unpacked(zip: Buffer, entry: number, bytesMax: number): Buffer {
  const head = zip.readUInt32LE(entry + 42);
  const from = head + LOCAL_HEAD_BYTES + zip.readUInt16LE(head + 26) + zip.readUInt16LE(head + 28);
  const packed = zip.subarray(from, from + zip.readUInt32LE(entry + 20));
  if (zip.readUInt16LE(head + 8) !== DEFLATED) return packed;
  return inflateRawSync(packed, { maxOutputLength: Math.max(1, bytesMax) });
}

/** A zip of exactly these files, not packed: what was looked at is what is read, whatever else the first zip held. */
export function zipOf(parts: readonly Part[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { path, xml } of parts) {
    const facts = Buffer.alloc(12);
    facts.writeUInt32LE(crc32(xml), 0);
    facts.writeUInt32LE(xml.length, 4);
    facts.writeUInt32LE(xml.length, 8);
    const head = Buffer.alloc(LOCAL_HEAD_BYTES);
    head.writeUInt32LE(LOCAL_HEAD, 0);
    head.writeUInt16LE(VERSION, 4);
    facts.copy(head, 14);
    head.writeUInt16LE(path.length, 26);
    const entry = Buffer.alloc(DIRECTORY_ENTRY_BYTES);
    entry.writeUInt32LE(DIRECTORY_ENTRY, 0);
    entry.writeUInt16LE(VERSION, 6);
    facts.copy(entry, 16);
    entry.writeUInt16LE(path.length, 28);
    entry.writeUInt32LE(at, 42);
    files.push(head, path, xml);
    directory.push(entry, path);
    at += head.length + path.length + xml.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(END_BYTES);
  end.writeUInt32LE(END_OF_DIRECTORY, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...files, list, end]);
}
