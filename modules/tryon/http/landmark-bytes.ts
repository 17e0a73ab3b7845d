import { type ClientLandmarks, LANDMARK_COUNT, VISION_KIT_POINTS } from '#ml/tracking';
import { badLandmarks } from '../domain/refusals.ts';

/**
 * Points that a phone found in a picture that it keeps, `application/vnd.tongqu.landmarks`, little-endian:
 *
 *     count u16 | 0 u16 | count × (x f32, y f32, z f32)
 *
 * count is 478 (MediaPipe) or 106 (VisionKit). x and y are shares of the upright, unmirrored picture with its
 * origin at the top left, z is scaled like x (0 where the phone has none). Angles are not taken: the pose
 * follows from the points. Width and height of the picture travel like those of a frame.
 */
const HEAD_BYTES = 4;
const POINT_BYTES = 12;
const COUNTS: readonly number[] = [LANDMARK_COUNT, VISION_KIT_POINTS];
/** A face may stand out of the picture by its own size, not more. */
const COORDINATE_MIN = -1;
const COORDINATE_MAX = 2;
/** Points that all lie in one place are no face. */
const EXTENT_MIN = 0.005;

export function readLandmarks(bytes: Uint8Array, width: number, height: number): ClientLandmarks {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = bytes.length >= HEAD_BYTES ? view.getUint16(0, true) : 0;
  if (!COUNTS.includes(count)) throw badLandmarks('count', { counts: COUNTS });
  const expectedBytes = HEAD_BYTES + count * POINT_BYTES;
  if (bytes.length !== expectedBytes) throw badLandmarks('length', { bytes: bytes.length, expectedBytes });
  if (width === 0 || height === 0) throw badLandmarks('size', { width, height });
  const points = new Float32Array(count * 3);
  let [left, right] = [COORDINATE_MAX, COORDINATE_MIN];
  for (let at = 0; at < points.length; at += 1) {
    const value = view.getFloat32(HEAD_BYTES + at * 4, true);
    // Also false for NaN.
    if (!(value >= COORDINATE_MIN && value <= COORDINATE_MAX))
      throw badLandmarks('coordinate', { point: Math.floor(at / 3) });
    points[at] = value;
    if (at % 3 === 0) [left, right] = [Math.min(left, value), Math.max(right, value)];
  }
  if (right - left < EXTENT_MIN) throw badLandmarks('extent', { extent: right - left });
  return { kind: 'landmarks', points, width, height };
}
