import { crc32, deflateSync } from 'node:zlib';
import { qrModules } from './qr-code.ts';

const QUIET_MODULES = 4;

/** A code that phones can read, as PNG in black and white, at most `widthPx` wide. */
export function codePicture(text: string, widthPx: number): Buffer {
  const modules = qrModules(text);
  const side = modules.length + 2 * QUIET_MODULES;
  const scale = Math.max(1, Math.floor(widthPx / side));
  const width = side * scale;
  const line = Math.ceil(width / 8) + 1;
  const rows = Buffer.alloc(line * width);
  for (let y = 0; y < width; y += 1)
    for (let x = 0; x < width; x += 1) {
      const row = Math.floor(y / scale) - QUIET_MODULES;
      const column = Math.floor(x / scale) - QUIET_MODULES;
      const at = y * line + 1 + (x >> 3);
      if (modules[row]?.[column] !== true) rows[at] = (rows[at] as number) | (0x80 >> (x & 7));
    }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(width, 4);
  // One bit per pixel, grey.
  header[8] = 1;
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
