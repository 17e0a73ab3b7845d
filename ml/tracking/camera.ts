/** The camera that every matrix of the tracker refers to: at the origin, looking down −z, this tall. */
export const VERTICAL_FIELD_OF_VIEW_DEGREES = 63;

/** Focal length in pixels of a picture `heightPx` tall. */
export function focalLengthPx(heightPx: number): number {
  return heightPx / 2 / Math.tan((VERTICAL_FIELD_OF_VIEW_DEGREES * Math.PI) / 360);
}

/**
 * Pixel (x right, y down, origin top left) of canonical point (x, y, z) cm under `pose` (column-major 4×4).
 * Written to `out[0..1]`; allocates nothing.
 */
export function projectPoint(
  pose: ArrayLike<number>,
  x: number,
  y: number,
  z: number,
  width: number,
  height: number,
  out: { [index: number]: number },
): void {
  const m = pose as ArrayLike<number> & Record<number, number>;
  const cameraX = m[0]! * x + m[4]! * y + m[8]! * z + m[12]!;
  const cameraY = m[1]! * x + m[5]! * y + m[9]! * z + m[13]!;
  const cameraZ = m[2]! * x + m[6]! * y + m[10]! * z + m[14]!;
  const scale = focalLengthPx(height) / -cameraZ;
  out[0] = width / 2 + cameraX * scale;
  out[1] = height / 2 - cameraY * scale;
}
