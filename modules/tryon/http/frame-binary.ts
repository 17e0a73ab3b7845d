import { LANDMARK_COUNT } from '#ml/tracking';
import type { FrameAnswer } from '../app/track-frame.ts';
import { extrasBinary } from './frame-extras.ts';
import { f32Of, u16Of, writePoints } from './point-bytes.ts';

/**
 * The compact answer, little-endian:
 *
 *     seq u32 | serverMs u16 | status u8 | faces u8
 *     per face: 478 × (x u16, y u16, z u16) | matrix 16 × f32 (for the eyes and nose) | score f32
 *     layout 1: items to the end of the message
 *     layout 2: items u16 | 0 u16 | items | sections to the end of the message (`frame-extras.ts`)
 *     per item: its place in the session's items u32 | transform 16 × f32
 *
 * A coordinate is `u16 / 65535 × 2 − 0.5` for x and y, `u16 / 65535 × 2 − 1` for z: steps of 3e-5 of the
 * picture (0.02 px at 640), with room for points outside it. Layout 1 unless 2 is asked for: by `layout` in
 * the first message of a stream, by `Accept: application/octet-stream; layout=2` elsewhere.
 */
export const STATUS_CODES = {
  ok: 0,
  no_face: 1,
  dropped: 2,
  tracker_reset: 3,
  consent_gone: 4,
  bad_frame: 5,
  several_faces: 6,
  no_hand: 7,
  no_body: 8,
} as const;

export type Layout = 1 | 2;

const HEAD_BYTES = 8;
const POINT_BYTES = LANDMARK_COUNT * 3 * 2;
const MATRIX_BYTES = 16 * 4;
const FACE_BYTES = POINT_BYTES + MATRIX_BYTES + 4;
const COUNT_BYTES = 4;
const ITEM_BYTES = 4 + MATRIX_BYTES;

/**
 * Points and matrices are written through typed arrays. They take the machine's
 * byte order, which is little-endian on everything that Node runs on with wasm.
 */
export function frameBinary(answer: FrameAnswer, totalMs: number, seq: number, layout: Layout = 1): Buffer {
  const { faces, placed } = answer;
  const extras = layout === 2 ? extrasBinary(answer) : undefined;
  const facesEnd = HEAD_BYTES + faces.length * FACE_BYTES;
  const itemsAt = facesEnd + (extras === undefined ? 0 : COUNT_BYTES);
  const itemsEnd = itemsAt + placed.length * ITEM_BYTES;
  const bytes = Buffer.alloc(itemsEnd + (extras?.length ?? 0));
  writeHead(bytes, seq, totalMs, STATUS_CODES[answer.status], faces.length);
  for (const [n, { landmarks, fitted, score }] of faces.entries()) {
    const at = HEAD_BYTES + n * FACE_BYTES;
    writePoints(u16Of(bytes, at, LANDMARK_COUNT * 3), landmarks);
    const floats = f32Of(bytes, at + POINT_BYTES, 17);
    floats.set(fitted.eyeNose);
    floats[16] = score;
  }
  if (extras !== undefined) {
    bytes.writeUInt16LE(placed.length, facesEnd);
    bytes.set(extras, itemsEnd);
  }
  for (const [n, { place, transform }] of placed.entries()) {
    const at = itemsAt + n * ITEM_BYTES;
    bytes.writeUInt32LE(place, at);
    f32Of(bytes, at + 4, 16).set(transform);
  }
  return bytes;
}

/** An answer without a face: refused frames, and the last word before the connection closes. */
export function statusBinary(status: keyof typeof STATUS_CODES, seq: number): Buffer {
  const bytes = Buffer.alloc(HEAD_BYTES);
  writeHead(bytes, seq, 0, STATUS_CODES[status], 0);
  return bytes;
}

function writeHead(bytes: Buffer, seq: number, totalMs: number, status: number, faces: number): void {
  bytes.writeUInt32LE(seq >>> 0, 0);
  bytes.writeUInt16LE(Math.min(0xffff, Math.round(totalMs)), 4);
  bytes.writeUInt8(status, 6);
  bytes.writeUInt8(faces, 7);
}
