import { HANGING_STILL, type Hang } from './hanging.ts';

type Vector = readonly [number, number, number];

/** cm/s². */
const GRAVITY = 981;
/** Share of the speed that a drop loses per second, as e^-rate: an ear is soft, skin and hair brush along. */
const DAMPING_PER_S = 3.2;
/** Longest step that is integrated at once; a frame at 8 per second takes twelve. */
const STEP_S = 0.01;
/** Frames closer together are one and the same: a picture drawn twice, s. */
const SAME_FRAME_S = 0.004;
/** After a longer silence (a lost face, a sleeping phone) what hung has come to rest. */
const REST_AFTER_S = 0.5;
/** A hook cannot jerk more than this in a real head; more is a tracker that jumped, cm/s². */
const JERK_MAX = 4 * GRAVITY;

/**
 * One drop on its hook: a point mass on a rod in camera space, whose down is gravity's. Deterministic: the same
 * hooks at the same times give the same swing. Energy only leaves it; the speed is bounded by the rod's own fall.
 */
class Drop {
  readonly #length: number;
  #hook: Vector | undefined;
  #hookSpeed: Vector = [0, 0, 0];
  #direction: Vector = [0, -1, 0];
  /** Of the direction, 1/s. */
  #turn: Vector = [0, 0, 0];

  constructor(lengthCm: number) {
    this.#length = lengthCm;
  }

  get direction(): Vector {
    return this.#direction;
  }

  rest(): void {
    this.#hook = undefined;
    this.#hookSpeed = [0, 0, 0];
    this.#direction = [0, -1, 0];
    this.#turn = [0, 0, 0];
  }

  follow(hook: Vector, seconds: number): void {
    const before = this.#hook;
    this.#hook = hook;
    if (before === undefined || !(seconds > 0)) return;
    const speed = times(minus(hook, before), 1 / seconds);
    const jerk = bounded(times(minus(speed, this.#hookSpeed), 1 / seconds), JERK_MAX);
    this.#hookSpeed = speed;
    const steps = Math.max(1, Math.ceil(seconds / STEP_S));
    for (let i = 0; i < steps; i += 1) this.#step(seconds / steps, jerk);
  }

  /** In the hook's own frame the mass feels gravity and, backwards, the hook's acceleration. */
  #step(seconds: number, [ax, ay, az]: Vector): void {
    const felt: Vector = [-ax, -ay - GRAVITY, -az];
    const along = dot(felt, this.#direction);
    const across = minus(felt, times(this.#direction, along));
    const pushed = plus(this.#turn, times(across, seconds / this.#length));
    const damped = times(pushed, Math.exp(-DAMPING_PER_S * seconds));
    // Twice the speed of a fall from the top: nothing on an ear goes round and round.
    const turn = bounded(damped, 2 * Math.sqrt((4 * GRAVITY) / this.#length));
    const moved = plus(this.#direction, times(turn, seconds));
    const length = Math.hypot(...moved) || 1;
    this.#direction = times(moved, 1 / length);
    this.#turn = minus(turn, times(this.#direction, dot(turn, this.#direction)));
  }
}

/** The two drops of one wearer. One per session and pair of earrings; nothing of it is kept elsewhere. */
export class EarringSwing {
  readonly #pivot: Vector;
  readonly #left: Drop;
  readonly #right: Drop;
  #atMs: number | undefined;
  #hang: Hang = HANGING_STILL;

  /** @param swing what the item's manifest says of its hooks and length, and where its model sits on the head */
  constructor({ pivot, lengthCm }: { readonly pivot: Vector; readonly lengthCm: number }, anchor: Vector) {
    this.#pivot = plus(pivot, anchor);
    this.#left = new Drop(lengthCm);
    this.#right = new Drop(lengthCm);
  }

  /**
   * Where the drops point now, for `dressedItem`.
   *
   * @param pose the ears' pose, `[16]`, column-major, canonical face to camera, cm
   * @param atMs time of the frame, on any clock that only goes forward
   */
  follow(pose: Float32Array, atMs: number): Hang {
    const seconds = this.#atMs === undefined ? 0 : (atMs - this.#atMs) / 1000;
    if (this.#atMs !== undefined && seconds >= 0 && seconds < SAME_FRAME_S) return this.#hang;
    this.#atMs = atMs;
    if (seconds < 0 || seconds > REST_AFTER_S) {
      this.#left.rest();
      this.#right.rest();
    }
    const [x, y, z] = this.#pivot;
    this.#left.follow(placed(pose, [x, y, z]), seconds);
    this.#right.follow(placed(pose, [-x, y, z]), seconds);
    this.#hang = { left: this.#left.direction, right: this.#right.direction };
    return this.#hang;
  }
}

function placed(m: Float32Array, [x, y, z]: Vector): Vector {
  const row = (r: number): number =>
    (m[r] as number) * x + (m[4 + r] as number) * y + (m[8 + r] as number) * z + (m[12 + r] as number);
  return [row(0), row(1), row(2)];
}

const plus = (a: Vector, b: Vector): Vector => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
const minus = (a: Vector, b: Vector): Vector => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
const times = (a: Vector, k: number): Vector => [a[0] * k, a[1] * k, a[2] * k];
const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

function bounded(a: Vector, longest: number): Vector {
  const length = Math.hypot(...a);
  return length > longest ? times(a, longest / length) : a;
}
