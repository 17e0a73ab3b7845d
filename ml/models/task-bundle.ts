import { crc32 } from 'node:zlib';

const PAYLOAD_ALIGNMENT = 64;
const LOCAL_HEADER_BYTES = 30;
const CENTRAL_HEADER_BYTES = 46;
const END_BYTES = 22;
const END_MARK = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
const ALIGNMENT_EXTRA_ID = 0xd935;
const ZIP_VERSION = 20;
/** 1980-01-01, the first date a ZIP can name: the bytes must not depend on the day of the build. */
const FIXED_DATE = 0x21;

/**
 * A `.task` file: a ZIP with stored entries whose payloads start at multiples of 64 bytes (by the extra
 * field), so that the runtime can map the models without copying them.
 */
export function taskBundle(files: readonly (readonly [name: string, content: Uint8Array])[]): Uint8Array {
  const entries: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const [name, content] of files) {
    const nameBytes = Buffer.from(name);
    const extra = alignmentExtra(at + LOCAL_HEADER_BYTES + nameBytes.length);
    const checksum = crc32(content);

    const local = Buffer.alloc(LOCAL_HEADER_BYTES);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(ZIP_VERSION, 4);
    local.writeUInt16LE(FIXED_DATE, 12);
    local.writeUInt32LE(checksum, 14);
    local.writeUInt32LE(content.length, 18);
    local.writeUInt32LE(content.length, 22);
    local.writeUInt16LE(nameBytes.length, 26);
    local.writeUInt16LE(extra.length, 28);
    entries.push(local, nameBytes, extra, content);

    const central = Buffer.alloc(CENTRAL_HEADER_BYTES);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(ZIP_VERSION, 4);
    central.writeUInt16LE(ZIP_VERSION, 6);
    central.writeUInt16LE(FIXED_DATE, 14);
    central.writeUInt32LE(checksum, 16);
    central.writeUInt32LE(content.length, 20);
    central.writeUInt32LE(content.length, 24);
    central.writeUInt16LE(nameBytes.length, 28);
    central.writeUInt32LE(at, 42);
    directory.push(central, nameBytes);

    at += LOCAL_HEADER_BYTES + nameBytes.length + extra.length + content.length;
  }
  const directoryBytes = Buffer.concat(directory);
  const end = Buffer.alloc(END_BYTES);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directoryBytes.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...entries, directoryBytes, end]);
}

/** Names of the files in a bundle; empty when it is none. */
export function taskEntries(bundle: Uint8Array): string[] {
  const bytes = Buffer.from(bundle.buffer, bundle.byteOffset, bundle.byteLength);
  const end = bytes.lastIndexOf(END_MARK);
  if (end < 0 || end + END_BYTES > bytes.length) return [];
  const names: string[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (at + CENTRAL_HEADER_BYTES > end) return [];
    const nameBytes = bytes.readUInt16LE(at + 28);
    const rest = bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    names.push(bytes.toString('utf8', at + CENTRAL_HEADER_BYTES, at + CENTRAL_HEADER_BYTES + nameBytes));
    at += CENTRAL_HEADER_BYTES + nameBytes + rest;
  }
  return names;
}

function alignmentExtra(payloadAt: number): Uint8Array {
  let length = (PAYLOAD_ALIGNMENT - (payloadAt % PAYLOAD_ALIGNMENT)) % PAYLOAD_ALIGNMENT;
  if (length > 0 && length < 4) length += PAYLOAD_ALIGNMENT;
  const extra = Buffer.alloc(length);
  if (length > 0) {
    extra.writeUInt16LE(ALIGNMENT_EXTRA_ID, 0);
    extra.writeUInt16LE(length - 4, 2);
  }
  return extra;
}
