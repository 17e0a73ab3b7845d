import { AppError } from '#kernel';
import type { EncodedFrame } from '#ml/tracking';
import { FRAME_JPEG_BYTES_MAX, FRAME_RAW_BYTES_MAX } from '../domain/limits.ts';
import { emptyFrame, frameTooLarge } from '../domain/refusals.ts';

/** `seq u32 | clientTsMs u32 | width u16 | height u16 | flags u32`, little-endian, then the picture. */
export const FRAME_HEADER_BYTES = 16;
/** Flags, bits 0-1: how the picture is written. Bits 8-15: version of the header, 0 or 1. The others are 0. */
const FORMATS = ['jpeg', 'rgba', 'rgb'] as const;
const FORMAT_MASK = 0b11;
const VERSION_SHIFT = 8;
const VERSION_MAX = 1;

export interface FrameMessage {
  readonly seq: number;
  readonly frame: EncodedFrame;
}

/** Throws `tryon.bad_frame_header` with the sequence number, as far as one can be read. */
export function readFrameMessage(message: Buffer): FrameMessage {
  if (message.length < FRAME_HEADER_BYTES) throw badHeader(0);
  const seq = message.readUInt32LE(0);
  const [width, height, flags] = [
    message.readUInt16LE(8),
    message.readUInt16LE(10),
    message.readUInt32LE(12),
  ];
  const kind = FORMATS[flags & FORMAT_MASK];
  if (kind === undefined || flags >>> VERSION_SHIFT > VERSION_MAX || (flags & 0xff) > FORMAT_MASK)
    throw badHeader(seq);
  const bytes = message.subarray(FRAME_HEADER_BYTES);
  if (bytes.length === 0) throw emptyFrame();
  const bytesMax = kind === 'jpeg' ? FRAME_JPEG_BYTES_MAX : FRAME_RAW_BYTES_MAX;
  if (bytes.length > bytesMax) throw frameTooLarge(bytesMax);
  return { seq, frame: kind === 'jpeg' ? { kind, bytes } : { kind, bytes, width, height } };
}

function badHeader(seq: number): AppError {
  return new AppError('invalid', 'tryon.bad_frame_header', '画面消息的格式不正确', { seq });
}
