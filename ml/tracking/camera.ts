import type { Pose } from './pose.ts';

/** The camera that every pose refers to: at the origin, looking down −z, this tall. */
const VERTICAL_FIELD_OF_VIEW_DEGREES = 63;

/** Pixels. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** Focal length in pixels of a picture `heightPx` tall. */
export function focalLengthPx(heightPx: number, fieldOfViewDegrees = VERTICAL_FIELD_OF_VIEW_DEGREES): number {
  return heightPx / 2 / Math.tan((fieldOfViewDegrees * Math.PI) / 360);
}

/** Pixel (origin top left) at which vertex `vertex` of `positions` (`[n × 3]`, cm) appears under `pose`. */
export function projectVertex(
  pose: Pose,
  positions: Float32Array,
  vertex: number,
  { width, height }: PictureSize,
  focalPx = focalLengthPx(height),
): { readonly x: number; readonly y: number } {
  const x = positions[vertex * 3] as number;
  const y = positions[vertex * 3 + 1] as number;
  const z = positions[vertex * 3 + 2] as number;
  const scale = -focalPx / (pose.zx * x + pose.zy * y + pose.zz * z + pose.z);
  return {
    x: width / 2 + (pose.xx * x + pose.xy * y + pose.xz * z + pose.x) * scale,
    y: height / 2 - (pose.yx * x + pose.yy * y + pose.yz * z + pose.y) * scale,
  };
}
