import { AppError } from '#kernel';
import type { ClientLandmarks, CropPlace, EncodedFrame } from '#ml/tracking';
import { FRAME_JPEG_BYTES_MAX, FRAME_RAW_BYTES_MAX } from '../domain/limits.ts';
import { emptyFrame, frameTooLarge } from '../domain/refusals.ts';
import { readLandmarks } from './landmark-bytes.ts';

/**
 * A message of the stream, little-endian:
 *
 *     seq u32 | clientTsMs u32 | width u16 | height u16 | flags u32
 *     with flag bit 2 only: x u16 | y u16 | width u16 | height u16     where the picture was cut out
 *     then the picture, or points (`landmark-bytes.ts`)
 *
 * Flags, bits 0-1: what follows, 0 JPEG, 1 RGBA, 2 RGB, 3 points that the phone found itself. Bit 2: a crop;
 * then width and height of the header are those of the whole upright frame, raw pixels are the crop's own, and
 * a JPEG may have been made smaller. Bits 8-15: version of the header, 0 or 1. The others are 0.
 */
const FRAME_HEADER_BYTES = 16;
const CROP_BYTES = 8;
/** What a message may be longer than its picture. */
export const FRAME_HEAD_BYTES_MAX = FRAME_HEADER_BYTES + CROP_BYTES;
const FORMATS = ['jpeg', 'rgba', 'rgb', 'landmarks'] as const;
const FORMAT_MASK = 0b11;
const CROP_FLAG = 0b100;
const KNOWN_FLAGS = FORMAT_MASK | CROP_FLAG;
const VERSION_SHIFT = 8;
const VERSION_MAX = 1;

export interface FrameMessage {
  readonly seq: number;
  readonly input: EncodedFrame | ClientLandmarks;
}

/** Throws `tryon.bad_frame_header` with the sequence number, as far as one can be read. */
export function readFrameMessage(message: Buffer): FrameMessage {
  if (message.length < FRAME_HEADER_BYTES) throw badHeader(0);
  const seq = message.readUInt32LE(0);
  const width = message.readUInt16LE(8);
  const height = message.readUInt16LE(10);
  const flags = message.readUInt32LE(12);
  const kind = FORMATS[flags & FORMAT_MASK];
  const isCrop = (flags & CROP_FLAG) !== 0;
  if (kind === undefined || flags >>> VERSION_SHIFT > VERSION_MAX || (flags & 0xff & ~KNOWN_FLAGS) !== 0)
    throw badHeader(seq);
  const head = FRAME_HEADER_BYTES + (isCrop ? CROP_BYTES : 0);
  if (message.length < head || (isCrop && kind === 'landmarks')) throw badHeader(seq);
  const bytes = message.subarray(head);
  if (bytes.length === 0) throw emptyFrame();
  if (kind === 'landmarks') return { seq, input: readLandmarks(bytes, width, height) };
  const bytesMax = kind === 'jpeg' ? FRAME_JPEG_BYTES_MAX : FRAME_RAW_BYTES_MAX;
  if (bytes.length > bytesMax) throw frameTooLarge(bytesMax);
  const within = isCrop ? cropIn(message, width, height) : undefined;
  return { seq, input: pictureOf(kind, bytes, { width, height }, within) };
}

export function pictureOf(
  kind: EncodedFrame['kind'],
  bytes: Uint8Array,
  { width, height }: { readonly width: number; readonly height: number },
  within: CropPlace | undefined,
): EncodedFrame {
  if (kind === 'jpeg') return { kind, bytes, within };
  return { kind, bytes, width: within?.width ?? width, height: within?.height ?? height, within };
}

function cropIn(message: Buffer, frameWidth: number, frameHeight: number): CropPlace {
  const number = (place: number) => message.readUInt16LE(FRAME_HEADER_BYTES + place * 2);
  return { x: number(0), y: number(1), width: number(2), height: number(3), frameWidth, frameHeight };
}

function badHeader(seq: number): AppError {
  return new AppError('invalid', 'tryon.bad_frame_header', '画面消息的格式不正确', { seq });
}
