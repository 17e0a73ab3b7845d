import { crc32, deflateRawSync } from 'node:zlib';

const LOCAL_HEAD = 0x04034b50;
const DIRECTORY_ENTRY = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
const DEFLATED = 8;
const VERSION = 20;

interface Packed {
  readonly name: Buffer;
  readonly bytes: Buffer;
}

/** A zip of these files, as providers hand out bills; `isDamaged`: what is inside is not what its checksum says. */
export function zipped(files: readonly Packed[], isDamaged = false): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, bytes } of files) {
    const body = deflateRawSync(bytes);
    const sum = isDamaged ? crc32(bytes) ^ 1 : crc32(bytes);
    const facts = Buffer.alloc(22);
    facts.writeUInt16LE(VERSION, 0);
    facts.writeUInt16LE(DEFLATED, 4);
    facts.writeUInt32LE(sum >>> 0, 10);
    facts.writeUInt32LE(body.length, 14);
    facts.writeUInt32LE(bytes.length, 18);
    const lengths = Buffer.alloc(4);
    lengths.writeUInt16LE(name.length, 0);
    const local = Buffer.concat([word(LOCAL_HEAD), facts, lengths, name]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    directory.push(
      Buffer.concat([
        word(DIRECTORY_ENTRY),
        half(VERSION),
        facts,
        lengths.subarray(0, 2),
        half(0),
        place,
        name,
      ]),
    );
    parts.push(local, body);
    at += local.length + body.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.concat([
    ...[word(END_OF_DIRECTORY), half(0), half(0), half(files.length), half(files.length)],
    ...[word(entries.length), word(at), half(0)],
  ]);
  return Buffer.concat([...parts, entries, end]);
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function half(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}
