import { focalLengthPx, type PictureSize } from './camera.ts';
import type { Pose } from './pose.ts';

/** Canonical x and y, cm. */
export interface PlanePoint {
  readonly x: number;
  readonly y: number;
}

/**
 * Where a landmark lies on the head, if it lies `z` cm before the head's origin: its line of sight is cut
 * with that plane. So distances stay the same when the head turns.
 *
 * @param pose canonical face → camera
 */
export function facePlane(
  landmarks: Float32Array,
  pose: Pose,
  { width, height }: PictureSize,
): (landmark: number, z: number) => PlanePoint {
  const focal = focalLengthPx(height);
  // The camera in the head's axes.
  const eye = inHead(pose, -pose.x, -pose.y, -pose.z);
  return (landmark, z) => {
    const right = (((landmarks[landmark * 3] as number) - 0.5) * width) / focal;
    const up = ((0.5 - (landmarks[landmark * 3 + 1] as number)) * height) / focal;
    const sight = inHead(pose, right, up, -1);
    const reach = (z - eye.z) / sight.z;
    return { x: eye.x + sight.x * reach, y: eye.y + sight.y * reach };
  };
}

/** A direction of camera space in the head's axes. */
function inHead(pose: Pose, x: number, y: number, z: number) {
  return {
    x: pose.xx * x + pose.yx * y + pose.zx * z,
    y: pose.xy * x + pose.yy * y + pose.zy * z,
    z: pose.xz * x + pose.yz * y + pose.zz * z,
  };
}

export function apart(a: PlanePoint, b: PlanePoint): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
