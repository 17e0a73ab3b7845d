import type { Request } from 'express';
import { type ClientLandmarks, type CropPlace, type EncodedFrame, FrameError } from '#ml/tracking';
import { FRAME_JPEG_BYTES_MAX } from '../domain/limits.ts';
import { badFrameSize, emptyFrame, frameTooLarge } from '../domain/refusals.ts';
import type { Layout } from './frame-binary.ts';
import { pictureOf } from './frame-header.ts';
import { readLandmarks } from './landmark-bytes.ts';
import { cropHeader, frameSizeHeaders, rawFormatHeader } from './tryon-contract.ts';

export const JPEG = 'image/jpeg';
export const RAW = 'application/octet-stream';
export const LANDMARKS = 'application/vnd.tongqu.landmarks';

interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** What a POST carries: a picture, a crop with its place, or points; sizes and places travel in headers. */
export function inputOf(request: Request, body: Buffer): EncodedFrame | ClientLandmarks {
  // An empty request leaves no Buffer behind.
  if (!(body instanceof Uint8Array) || body.length === 0) throw emptyFrame();
  const crop = request.headers['x-crop'];
  const isJpeg = request.is(RAW) !== RAW && request.is(LANDMARKS) !== LANDMARKS;
  if (isJpeg && body.length > FRAME_JPEG_BYTES_MAX) throw frameTooLarge(FRAME_JPEG_BYTES_MAX);
  if (isJpeg && crop === undefined) return { kind: 'jpeg', bytes: body };
  const size = sizeOf(request);
  if (request.is(LANDMARKS) === LANDMARKS) return readLandmarks(body, size.width, size.height);
  const format = isJpeg ? 'jpeg' : rawFormatHeader.safeParse(request.headers['x-frame-format']).data;
  if (format === undefined) throw badFrameSize();
  return pictureOf(format, body, size, crop === undefined ? undefined : cropOf(crop, size));
}

function sizeOf(request: Request): PictureSize {
  const sizes = frameSizeHeaders.safeParse(request.headers);
  if (!sizes.success) throw badFrameSize();
  return { width: sizes.data['x-frame-width'], height: sizes.data['x-frame-height'] };
}

function cropOf(
  header: string | string[],
  { width: frameWidth, height: frameHeight }: PictureSize,
): CropPlace {
  const crop = cropHeader.safeParse(header);
  if (!crop.success) throw new FrameError('tryon.bad_crop');
  const [x, y, width, height] = crop.data;
  return { x, y, width, height, frameWidth, frameHeight };
}

/** The layout of the compact answer; undefined when JSON is wanted. */
export function layoutOf(accept: string | undefined): Layout | undefined {
  if (accept?.includes(RAW) !== true) return undefined;
  return /layout=2/.test(accept) ? 2 : 1;
}
