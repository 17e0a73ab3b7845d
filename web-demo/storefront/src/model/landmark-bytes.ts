/** `count u16 | 0 u16 | count × (x f32, y f32, z f32)`, little-endian: what the server takes instead of a picture. */
const HEAD_BYTES = 4;
const POINT_BYTES = 12;

/** Points that the phone found itself; x and y as shares of the upright, unmirrored picture. */
export function landmarkBytes(points: readonly { readonly x: number; readonly y: number }[]): ArrayBuffer {
  const bytes = new ArrayBuffer(HEAD_BYTES + points.length * POINT_BYTES);
  const view = new DataView(bytes);
  view.setUint16(0, points.length, true);
  for (const [n, { x, y }] of points.entries()) {
    view.setFloat32(HEAD_BYTES + n * POINT_BYTES, x, true);
    view.setFloat32(HEAD_BYTES + n * POINT_BYTES + 4, y, true);
  }
  return bytes;
}
