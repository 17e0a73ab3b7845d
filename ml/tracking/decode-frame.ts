import sharp from 'sharp';
import type { PictureSize } from './camera.ts';
import { cropLayout, inPlace } from './crop.ts';
import { FrameError } from './frame-error.ts';
import { LIVE_SIDE_PX_MAX, PHOTO_PIXELS_MAX } from './frame-limits.ts';
import { jpegSize } from './jpeg-header.ts';
import type { Picture } from './picture.ts';
import type { EncodedFrame, TrackingMode } from './tracking-session.ts';

/** A JPEG is made at most this large while it is decoded; the models look at 256 × 256 crops. */
const TRACKED_SIDE_PX_MAX: Readonly<Record<TrackingMode, number>> = { live: 640, photo: 1_280 };

// One picture at a time per thread: vips would start a thread per core for 2 ms of work. Holds for the process.
sharp.concurrency(1);
sharp.cache(false);

/**
 * The upright RGBA picture of a frame. The frame's own bytes are zeroed, unless the picture refers to them
 * (RGBA); the caller zeroes the picture after use.
 */
export async function decodeFrame(frame: EncodedFrame, mode: TrackingMode): Promise<Picture> {
  const { within } = frame;
  try {
    if (within === undefined) return await decodeWhole(frame, mode);
    const layout = cropLayout(within, TRACKED_SIDE_PX_MAX[mode]);
    const crop = await decodeWhole(frame, mode, layout.region);
    return inPlace(crop, layout);
  } catch (error) {
    frame.bytes.fill(0);
    throw error;
  }
}

/** @param exact The size of the answer; a frame of raw pixels is resized by the nearest pixel. */
async function decodeWhole(frame: EncodedFrame, mode: TrackingMode, exact?: PictureSize): Promise<Picture> {
  if (frame.kind === 'rgba') {
    checkRaw(frame, 4);
    const { bytes, width, height } = frame;
    const data = new Uint8ClampedArray(bytes.buffer, bytes.byteOffset, bytes.length);
    return resized({ data, width, height }, exact);
  }
  try {
    if (frame.kind === 'jpeg') return await decodeJpeg(frame.bytes, mode, exact);
    checkRaw(frame, 3);
    return resized(widen(frame), exact);
  } finally {
    frame.bytes.fill(0);
  }
}

interface RawFrame {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}

function checkRaw({ bytes, width, height }: RawFrame, channels: number): void {
  const isSide = (side: number) => Number.isInteger(side) && side >= 1;
  if (!isSide(width) || !isSide(height)) throw new FrameError('tryon.bad_frame_size', { width, height });
  if (width > LIVE_SIDE_PX_MAX || height > LIVE_SIDE_PX_MAX) {
    throw new FrameError('tryon.too_many_pixels', { width, height, sidePxMax: LIVE_SIDE_PX_MAX });
  }
  const expectedBytes = width * height * channels;
  if (bytes.length !== expectedBytes) {
    throw new FrameError('tryon.bad_frame_length', { bytes: bytes.length, expectedBytes });
  }
}

function widen({ bytes, width, height }: RawFrame): Picture {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let from = 0, to = 0; to < data.length; from += 3, to += 4) {
    data[to] = bytes[from] as number;
    data[to + 1] = bytes[from + 1] as number;
    data[to + 2] = bytes[from + 2] as number;
    data[to + 3] = 255;
  }
  return { data, width, height };
}

/** Only crops of raw frames above 640 px come here with another size than they have. */
function resized(picture: Picture, size: PictureSize | undefined): Picture {
  if (size === undefined || (size.width === picture.width && size.height === picture.height)) return picture;
  const { width, height } = size;
  const from = new Uint32Array(picture.data.buffer, picture.data.byteOffset, picture.width * picture.height);
  const to = new Uint32Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const row = Math.floor(((y + 0.5) * picture.height) / height) * picture.width;
    for (let x = 0; x < width; x += 1)
      to[y * width + x] = from[row + Math.floor(((x + 0.5) * picture.width) / width)] as number;
  }
  picture.data.fill(0);
  return { data: new Uint8ClampedArray(to.buffer), width, height };
}

async function decodeJpeg(bytes: Uint8Array, mode: TrackingMode, exact?: PictureSize): Promise<Picture> {
  const { width, height } = jpegSize(bytes);
  if (width === 0 || height === 0) throw new FrameError('tryon.unreadable_jpeg');
  if (mode === 'live' && Math.max(width, height) > LIVE_SIDE_PX_MAX) {
    throw new FrameError('tryon.too_many_pixels', { width, height, sidePxMax: LIVE_SIDE_PX_MAX });
  }
  if (width * height > PHOTO_PIXELS_MAX) {
    throw new FrameError('tryon.too_many_pixels', { width, height, pixelsMax: PHOTO_PIXELS_MAX });
  }
  // 'error' refuses truncated data but forgives stray bytes, which cameras do write.
  const image = sharp(bytes, { failOn: 'error', limitInputPixels: PHOTO_PIXELS_MAX }).autoOrient();
  const side = TRACKED_SIDE_PX_MAX[mode];
  if (exact !== undefined) image.resize(exact.width, exact.height, { fit: 'fill' });
  else if (Math.max(width, height) > side) image.resize(side, side, { fit: 'inside' });
  try {
    const { data, info } = await image
      .toColourspace('srgb')
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const pixels = new Uint8ClampedArray(data.buffer, data.byteOffset, data.length);
    return { data: pixels, width: info.width, height: info.height };
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    throw new FrameError(
      /premature|truncat|end of/i.test(reason) ? 'tryon.truncated' : 'tryon.unreadable_jpeg',
    );
  }
}
