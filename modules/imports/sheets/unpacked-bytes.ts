const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const END_BYTES = 22;
const COMMENT_BYTES_MAX = 65_535;
const ENTRY_BYTES = 46;

/**
 * What a zip file says that it unpacks to, from its directory; undefined when it is no zip. Zip64 says
 * 0xffffffff, which is more than any limit.
 */
export function unpackedBytes(zip: Buffer): number | undefined {
  const end = endOfDirectory(zip);
  if (end === undefined) return undefined;
  let total = 0;
  let at = zip.readUInt32LE(end + 16);
  for (let entry = zip.readUInt16LE(end + 10); entry > 0; entry -= 1) {
    if (at + ENTRY_BYTES > zip.length || zip.readUInt32LE(at) !== DIRECTORY_ENTRY) return undefined;
    total += zip.readUInt32LE(at + 24);
    at += ENTRY_BYTES + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return total;
}

/** Where a zip's end record stands: at +10 the number of entries, at +16 where the directory begins. */
export function endOfDirectory(zip: Buffer): number | undefined {
  for (
    let at = zip.length - END_BYTES;
    at >= Math.max(0, zip.length - END_BYTES - COMMENT_BYTES_MAX);
    at -= 1
  )
    if (zip.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  return undefined;
}
