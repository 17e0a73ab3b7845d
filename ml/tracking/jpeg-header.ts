import { FrameError } from './frame-error.ts';

const START_OF_IMAGE = 0xffd8;
const START_OF_SCAN = 0xda;
/** Frame headers are 0xC0..0xCF without these three (Huffman tables, extension, arithmetic conditioning). */
const NOT_FRAME_HEADERS = [0xc4, 0xc8, 0xcc];

/**
 * Width and height as the file's frame header states them, before any decoder is asked: a picture that
 * promises 50 megapixels is refused for the price of reading some bytes.
 */
export function jpegSize(bytes: Uint8Array): { readonly width: number; readonly height: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4 || view.getUint16(0) !== START_OF_IMAGE) throw new FrameError('tryon.not_a_jpeg');
  let at = 2;
  while (at + 9 <= bytes.length) {
    if (view.getUint8(at) !== 0xff) throw new FrameError('tryon.unreadable_jpeg');
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1; // fill byte
      continue;
    }
    if (marker === START_OF_SCAN) throw new FrameError('tryon.unreadable_jpeg');
    if (marker >= 0xc0 && marker <= 0xcf && !NOT_FRAME_HEADERS.includes(marker)) {
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    }
    at += 2 + view.getUint16(at + 2);
  }
  throw new FrameError('tryon.truncated');
}
