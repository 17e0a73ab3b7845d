import { type OneEuroSettings, passShare } from './one-euro.ts';
import { moved, type Pose, turnBetween, type Vector3 } from './pose.ts';

/**
 * The library's own values for face landmarks. Each of the six numbers already averages some dozen
 * landmarks, so the calmer 0.5 Hz / 10 would only add lag: 20–25 ms at 15–30 frames a second, against 4–6 ms.
 */
const POSE_SETTINGS: OneEuroSettings = { minCutoff: 0.05, beta: 80, speedCutoff: 1 };

/** Head radius, cm: turns are measured by how far they move the face's surface. */
const TURN_ARM_CM = 8;
/** Size of the object that speeds are divided by: the canonical face, cm. */
const FACE_CM = 16;
const NUMBERS = 6;

/** The six numbers of a pose: three of its turn and where its pivot is seen. */
interface Seen {
  readonly pose: Pose;
  /** Tangent of the pivot's direction, to the right and up. */
  readonly right: number;
  readonly up: number;
  /** Logarithm of the pivot's distance, so that coming and going count alike near and far. */
  readonly distance: number;
}

/**
 * One-Euro filter over the six numbers of one person's pose. The place is filtered as direction and distance
 * of the pivot, the middle of the region that was fitted: there errors of turn, place and distance do not
 * hang together. (Filtered as plain x, y, z of the head's centre, the item jittered more than without a
 * filter: 0.085 instead of 0.063 px on the noisy portrait.) Turns are filtered as the small rotation between
 * the last pose shown and the new one, so nothing wraps at 180°. Owned by one session; reset when the face
 * is lost.
 */
export class SteadyPose {
  readonly #pivot: Vector3;
  readonly #settings: OneEuroSettings;
  #shown: Seen | undefined;
  #measured: Seen | undefined;
  #atMs = 0;
  readonly #speeds = new Float64Array(NUMBERS);

  /** @param pivot Canonical point, cm. */
  constructor(pivot: Vector3, settings: OneEuroSettings = POSE_SETTINGS) {
    this.#pivot = pivot;
    this.#settings = settings;
  }

  reset(): void {
    this.#shown = undefined;
    this.#measured = undefined;
    this.#speeds.fill(0);
  }

  /** @param atMs Must increase; a frame at the same instant replaces the last one unfiltered. */
  next(pose: Pose, atMs: number): Pose {
    const seconds = (atMs - this.#atMs) / 1_000;
    const shown = this.#shown;
    const last = this.#measured;
    const seen = this.#see(pose);
    this.#atMs = atMs;
    // A pose that is none: it must not stay in what steadies the next ones.
    if (!Number.isFinite(seen.right + seen.up + seen.distance + pose.xx + pose.yy + pose.zz)) {
      this.reset();
      return pose;
    }
    this.#measured = seen;
    if (shown === undefined || last === undefined || seconds <= 0) {
      this.#shown = seen;
      return pose;
    }
    const reachCm = Math.exp(seen.distance);
    // Speed from the last measured pose: with the last shown one jitter falls by 3.7 instead of 5.0.
    const turned = turnBetween(last.pose, pose);
    const turn = turnBetween(shown.pose, pose);
    const towards = (number: number, from: number, to: number, stepCm: number) =>
      from + (to - from) * this.#share(number, stepCm, seconds);
    const shownTurn = {
      x: towards(0, 0, turn.x, turned.x * TURN_ARM_CM),
      y: towards(1, 0, turn.y, turned.y * TURN_ARM_CM),
      z: towards(2, 0, turn.z, turned.z * TURN_ARM_CM),
    };
    const right = towards(3, shown.right, seen.right, (seen.right - last.right) * reachCm);
    const up = towards(4, shown.up, seen.up, (seen.up - last.up) * reachCm);
    const distance = towards(5, shown.distance, seen.distance, (seen.distance - last.distance) * reachCm);
    this.#shown = {
      pose: this.#placed(moved(shown.pose, shownTurn, STILL), right, up, distance),
      right,
      up,
      distance,
    };
    return this.#shown.pose;
  }

  #see(pose: Pose): Seen {
    const { x, y, z } = this.#pivotOf(pose);
    return { pose, right: x / -z, up: y / -z, distance: Math.log(-z) };
  }

  /** The pivot in camera space, cm. */
  #pivotOf(pose: Pose): Vector3 {
    const { x, y, z } = this.#pivot;
    return {
      x: pose.xx * x + pose.xy * y + pose.xz * z + pose.x,
      y: pose.yx * x + pose.yy * y + pose.yz * z + pose.y,
      z: pose.zx * x + pose.zy * y + pose.zz * z + pose.z,
    };
  }

  /** `pose` moved so that its pivot is seen there. */
  #placed(pose: Pose, right: number, up: number, distance: number): Pose {
    const is = this.#pivotOf(pose);
    const reachCm = Math.exp(distance);
    return moved(pose, STILL, { x: right * reachCm - is.x, y: up * reachCm - is.y, z: -reachCm - is.z });
  }

  #share(number: number, stepCm: number, seconds: number): number {
    const { minCutoff, beta, speedCutoff } = this.#settings;
    const before = this.#speeds[number] as number;
    const speed = before + passShare(speedCutoff, seconds) * (stepCm / FACE_CM / seconds - before);
    this.#speeds[number] = speed;
    return passShare(minCutoff + beta * Math.abs(speed), seconds);
  }
}

const STILL: Vector3 = { x: 0, y: 0, z: 0 };
