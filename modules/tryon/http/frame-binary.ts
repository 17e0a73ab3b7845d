import { LANDMARK_COUNT } from '#ml/tracking';
import type { FrameAnswer } from '../app/track-frame.ts';

/**
 * The compact answer, little-endian:
 *
 *     seq u32 | serverMs u16 | status u8 | faces u8
 *     per face: 478 × (x u16, y u16, z u16) | matrix 16 × f32 (for the eyes and nose) | score f32
 *     per item: its place in the session's items u32 | transform 16 × f32
 *
 * A coordinate is `u16 / 65535 × 2 − 0.5` for x and y, `u16 / 65535 × 2 − 1` for z: steps of 3e-5 of the
 * picture (0.02 px at 640), with room for points outside it. Items follow to the end of the message.
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

const HEAD_BYTES = 8;
const POINT_BYTES = LANDMARK_COUNT * 3 * 2;
const MATRIX_BYTES = 16 * 4;
const FACE_BYTES = POINT_BYTES + MATRIX_BYTES + 4;
const ITEM_BYTES = 4 + MATRIX_BYTES;
const STEPS = 65_535;
const SPAN = 2;
const XY_START = -0.5;
const Z_START = -1;

export function frameBinary(answer: FrameAnswer, totalMs: number, seq: number): Buffer {
  const { faces, placed } = answer;
  const bytes = Buffer.alloc(HEAD_BYTES + faces.length * FACE_BYTES + placed.length * ITEM_BYTES);
  writeHead(bytes, seq, totalMs, STATUS_CODES[answer.status], faces.length);
  let at = HEAD_BYTES;
  for (const { landmarks, fitted, score } of faces) {
    for (let value = 0; value < landmarks.length; value += 3) {
      at = bytes.writeUInt16LE(step(landmarks[value] as number, XY_START), at);
      at = bytes.writeUInt16LE(step(landmarks[value + 1] as number, XY_START), at);
      at = bytes.writeUInt16LE(step(landmarks[value + 2] as number, Z_START), at);
    }
    at = writeMatrix(bytes, at, fitted.eyeNose);
    at = bytes.writeFloatLE(score, at);
  }
  for (const [place, { transform }] of placed.entries()) {
    at = bytes.writeUInt32LE(place, at);
    at = writeMatrix(bytes, at, transform);
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

function writeMatrix(bytes: Buffer, at: number, matrix: Float32Array): number {
  let next = at;
  for (const value of matrix) next = bytes.writeFloatLE(value, next);
  return next;
}

function step(value: number, start: number): number {
  return Math.min(STEPS, Math.max(0, Math.round(((value - start) / SPAN) * STEPS)));
}
