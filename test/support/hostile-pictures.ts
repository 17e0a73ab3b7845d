import { deflateRawSync, gzipSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { PORTRAIT } from './visit.ts';

/** Side of the portrait, and of every variant of it that is a picture still. */
export const SIDE = 512;
const START_OF_FRAME = 0xc0;

const segment = (marker: number, body: Uint8Array): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
};

export const portraitPicture = (): Sharp => sharp(PORTRAIT);
export const plain = (): Promise<Buffer> => portraitPicture().jpeg({ quality: 90 }).toBuffer();

/** `made` right behind the first marker of the JPEG. */
export async function with1st(...made: Buffer[]): Promise<Buffer> {
  const jpeg = await plain();
  return Buffer.concat([jpeg.subarray(0, 2), ...made, jpeg.subarray(2)]);
}
export const comment = (text: string | Uint8Array): Buffer => segment(0xfe, Buffer.from(text));
export const appSegment = (n: number, body: Uint8Array): Buffer => segment(0xe0 + n, body);

/** How the pixels lie in the file for each EXIF orientation from 1: clockwise turn, then mirrored or not. */
const STORED: readonly (readonly [angle: number, isMirrored: boolean])[] = [
  [0, false],
  [0, true],
  [180, false],
  [180, true],
  [90, true],
  [270, false],
  [270, true],
  [90, false],
];

/** Pixels turned or mirrored so that a reader who heeds the EXIF orientation sees the portrait upright. */
export async function withOrientation(orientation: number): Promise<Buffer> {
  // Turned first, mirrored second: sharp puts operations of one chain in an order of its own.
  const [angle, isMirrored] = STORED[orientation - 1] ?? [0, false];
  const rotated = await portraitPicture().rotate(angle).png().toBuffer();
  const turned = await sharp(rotated).flop(isMirrored).png().toBuffer();
  return sharp(turned).jpeg({ quality: 90 }).withMetadata({ orientation }).toBuffer();
}

/** The frame header rewritten: what a decoder believes about size, depth and coding. */
export async function withFrameHeader(change: {
  width?: number;
  height?: number;
  precision?: number;
  components?: number;
  marker?: number;
}): Promise<Buffer> {
  const jpeg = await plain();
  const at = jpeg.indexOf(Buffer.from([0xff, START_OF_FRAME]));
  if (change.marker !== undefined) jpeg.writeUInt8(change.marker, at + 1);
  if (change.precision !== undefined) jpeg.writeUInt8(change.precision, at + 4);
  if (change.height !== undefined) jpeg.writeUInt16BE(change.height, at + 5);
  if (change.width !== undefined) jpeg.writeUInt16BE(change.width, at + 7);
  if (change.components !== undefined) jpeg.writeUInt8(change.components, at + 9);
  return jpeg;
}

/** Without the segments that carry `marker`. */
export async function without(marker: number): Promise<Buffer> {
  const jpeg = await plain();
  const kept = [jpeg.subarray(0, 2)];
  for (let at = 2; at < jpeg.length; ) {
    if (jpeg.readUInt8(at + 1) === 0xda) {
      kept.push(jpeg.subarray(at));
      break;
    }
    const end = at + 2 + jpeg.readUInt16BE(at + 2);
    if (jpeg.readUInt8(at + 1) !== marker) kept.push(jpeg.subarray(at, end));
    at = end;
  }
  return Buffer.concat(kept);
}

/** Everything behind the scan's header overwritten by `fill`, or every 97th byte when it says so. */
export async function withScan(fill: (byte: number, n: number) => number): Promise<Buffer> {
  const jpeg = await plain();
  const from = jpeg.indexOf(Buffer.from([0xff, 0xda])) + 16;
  for (let at = from; at < jpeg.length - 2; at += 1) jpeg[at] = fill(jpeg[at] as number, at - from);
  return jpeg;
}

/** A ZIP archive with one stored entry: its directory stands at the end, so it also opens behind a picture. */
export function zip(): Buffer {
  const name = Buffer.from('shell.php');
  const body = Buffer.from('<?php system($_GET[0]);');
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt32LE(body.length, 18);
  local.writeUInt32LE(body.length, 22);
  local.writeUInt16LE(name.length, 26);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  return Buffer.concat([local, name, body, end]);
}

export const gzipped = async (): Promise<Buffer> => gzipSync(await plain());
export const deflateBomb = (): Buffer => deflateRawSync(Buffer.alloc(64 * 1024 * 1024));

/** A sequence of frames as GIF or WebP. */
export async function animated(format: 'gif' | 'webp'): Promise<Buffer> {
  const pages = await Promise.all(
    [0, 90].map((angle) => portraitPicture().resize(64).rotate(angle).png().toBuffer()),
  );
  const image = sharp(pages, { join: { animated: true } });
  return format === 'gif' ? image.gif().toBuffer() : image.webp().toBuffer();
}

/** Boxes as in ISO media files: enough to pass for HEIC by its first bytes. */
export const heicHead = (): Buffer =>
  Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic'), Buffer.alloc(400, 7)]);
