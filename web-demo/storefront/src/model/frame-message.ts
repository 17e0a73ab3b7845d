import type { CameraFrame } from './frame-sender.ts';

/**
 * `seq u32 | clientTsMs u32 | width u16 | height u16 | flags u32`, little-endian; for a crop then
 * `x u16 | y u16 | width u16 | height u16`; then the picture or the points.
 */
const HEADER_BYTES = 16;
const CROP_BYTES = 8;
const CROP_FLAG = 0b100;
const FORMAT_FLAGS = { jpeg: 0, rgba: 1, rgb: 2, landmarks: 3 } as const;
const LANDMARKS = 'application/vnd.tongqu.landmarks';

/** One frame as the stream takes it. `atMs` is only compared with itself, so its upper bits may go. */
export function frameMessage(
  { format, width, height, bytes, at }: CameraFrame,
  seq: number,
  atMs: number,
): ArrayBuffer {
  const head = HEADER_BYTES + (at === undefined ? 0 : CROP_BYTES);
  const message = new ArrayBuffer(head + bytes.byteLength);
  const header = new DataView(message);
  header.setUint32(0, seq >>> 0, true);
  header.setUint32(4, atMs >>> 0, true);
  header.setUint16(8, width, true);
  header.setUint16(10, height, true);
  header.setUint32(12, FORMAT_FLAGS[format] | (at === undefined ? 0 : CROP_FLAG), true);
  const place = at === undefined ? [] : [at.x, at.y, at.width, at.height];
  for (const [n, value] of place.entries()) header.setUint16(HEADER_BYTES + n * 2, value, true);
  new Uint8Array(message, head).set(new Uint8Array(bytes));
  return message;
}

/** The same frame as headers of a POST. */
export function frameHeaders({ format, width, height, at }: CameraFrame): Readonly<Record<string, string>> {
  const size = { 'x-frame-width': String(width), 'x-frame-height': String(height) };
  const crop = at === undefined ? {} : { 'x-crop': [at.x, at.y, at.width, at.height].join(',') };
  if (format === 'jpeg')
    return { 'content-type': 'image/jpeg', ...(at === undefined ? {} : { ...size, ...crop }) };
  if (format === 'landmarks') return { 'content-type': LANDMARKS, ...size };
  return { 'content-type': 'application/octet-stream', 'x-frame-format': format, ...size, ...crop };
}
