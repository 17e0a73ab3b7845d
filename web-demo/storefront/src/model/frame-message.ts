import type { CameraFrame } from './frame-sender.ts';

/** `seq u32 | clientTsMs u32 | width u16 | height u16 | flags u32`, little-endian, then the picture. */
const HEADER_BYTES = 16;
const FORMAT_FLAGS = { jpeg: 0, rgba: 1, rgb: 2 } as const;

/** One frame as the stream takes it. `atMs` is only compared with itself, so its upper bits may go. */
export function frameMessage(
  { format, width, height, bytes }: CameraFrame,
  seq: number,
  atMs: number,
): ArrayBuffer {
  const message = new ArrayBuffer(HEADER_BYTES + bytes.byteLength);
  const header = new DataView(message);
  header.setUint32(0, seq >>> 0, true);
  header.setUint32(4, atMs >>> 0, true);
  header.setUint16(8, width, true);
  header.setUint16(10, height, true);
  header.setUint32(12, FORMAT_FLAGS[format], true);
  new Uint8Array(message, HEADER_BYTES).set(new Uint8Array(bytes));
  return message;
}

/** The same frame as headers of a POST. */
export function frameHeaders({ format, width, height }: CameraFrame): Readonly<Record<string, string>> {
  if (format === 'jpeg') return { 'content-type': 'image/jpeg' };
  return {
    'content-type': 'application/octet-stream',
    'x-frame-width': String(width),
    'x-frame-height': String(height),
    'x-frame-format': format,
  };
}
