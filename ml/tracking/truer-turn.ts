import { moved, type Pose, type Vector3 } from './pose.ts';

/**
 * The library fits its pose to points that it saw in a crop around the face, so it takes a part of the angle
 * under which the camera sees a face beside the middle of the picture for a turn of the head: 5.8° of 8.8° on
 * a rendered head 7 cm beside it, 4° of 7.6° on one 6 cm above. Half of it is taken back: with 0.65 eyes and
 * bridge met heads at the edge as well, hats worse.
 */
export const SIDEWAYS_TAKEN_FOR_TURN = 0.5;
/**
 * A head that is turned away from the camera is read as turned less, by this times the angle's third power:
 * 0.5° of 15°, 1.5° of 20°, 4.2° of 30°, with a scatter of 1° over nine heads (narrow, wide, flat, deep, long,
 * lit from three sides), on which it was measured.
 */
const TURN_LOST = 1;
/** Nobody's face is read beyond; keeps a nonsensical reading from being turned round. */
const TURN_READ_MAX = 0.8;
const STILL = { x: 0, y: 0, z: 0 };

/** The library's pose of a face with the turn that the head really has. Its place is left to the fit. */
export function truerTurn(read: Pose): Pose {
  const { right, up } = directionOf(read);
  const upright = moved(
    read,
    { x: up * SIDEWAYS_TAKEN_FOR_TURN, y: -right * SIDEWAYS_TAKEN_FOR_TURN, z: 0 },
    STILL,
  );
  // How far the face is turned aside of who looks at it, about its own upright axis.
  const aside = Math.atan2(upright.xz, upright.zz) + right;
  const lost = TURN_LOST * Math.max(-TURN_READ_MAX, Math.min(TURN_READ_MAX, aside)) ** 3;
  return moved(upright, { x: upright.xy * lost, y: upright.yy * lost, z: upright.zy * lost }, STILL);
}

/** Where the camera sees it, radians off the middle of the picture. */
function directionOf({ x, y, z }: Vector3): { readonly right: number; readonly up: number } {
  const depth = Math.max(1, -z);
  return { right: Math.atan(x / depth), up: Math.atan(y / depth) };
}
