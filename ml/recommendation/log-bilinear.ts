import { SeededRandom } from '#kernel';
import { Adam } from './adam.ts';
import { VECTOR_DIM } from './index-memory.ts';
import { type Positions, positionsOf, shuffle } from './sequence-positions.ts';
import type { Sequences } from './sequences.ts';
import { plainSoftmax, type SoftmaxMath, type SoftmaxSlopes } from './softmax-math.ts';

/** Newest rows that the model looks at. */
export const CONTEXT_ROWS = 10;
/** The last number of a vector is the row's bias; the user's last number is 1. One inner product scores both. */
const BIAS = VECTOR_DIM - 1;

/** score(j) = user · vectors[j], user = sum over k of gates[k] * vectors[newest k] / sqrt(rows present), bias slot 1. */
export interface LogBilinearModel {
  /** `[rowCount, 64]` */
  readonly vectors: Float32Array;
  /** `[10, 64]`: how much each number of the k-th newest row counts. */
  readonly gates: Float32Array;
}

export interface LogBilinearOptions {
  readonly seed: number;
  readonly epochs: number;
  /** Positions (row with its context) drawn per epoch; a longer log is sampled. */
  readonly positionsPerEpochMax: number;
  /** Rows that every position of a batch is told apart from; all rows when there are fewer. */
  readonly negatives: number;
  readonly report?: (epoch: number, loss: number) => void;
}

const BATCH_POSITIONS = 512;
const LEARNING_RATE = 4e-3;
const BETA_2 = 0.98;
const DROPOUT = 0.4;
const VECTOR_SPREAD = 0.1;
const GATE_DECAY = 0.7;

/** The user's vector `[64]` for `newest` (newest first; at most ten count). Writes into `user`. */
export function encodeUser(
  model: LogBilinearModel,
  newest: ArrayLike<number>,
  user: Float32Array,
): Float32Array {
  const { vectors, gates } = model;
  user.fill(0);
  const present = Math.min(newest.length, CONTEXT_ROWS);
  const share = present === 0 ? 0 : 1 / Math.sqrt(present);
  for (let k = 0; k < present; k += 1) {
    const at = (newest[k] as number) * VECTOR_DIM;
    for (let d = 0; d < BIAS; d += 1)
      user[d] =
        (user[d] as number) + share * (gates[k * VECTOR_DIM + d] as number) * (vectors[at + d] as number);
  }
  user[BIAS] = 1;
  return user;
}

/**
 * Log-bilinear sequence model (after Mnih and Hinton 2007): no attention, no layers, gradient by hand.
 * Loss: softmax of the row that came next against rows drawn uniformly, shared by a batch; drawn rows carry
 * log(rowCount / drawn), accidental hits are left out. Whole context rows and numbers of the user's vector
 * are dropped at random (0.4). Adam.
 */
export function trainLogBilinear(
  log: Sequences,
  options: LogBilinearOptions,
  softmax: SoftmaxMath = plainSoftmax,
): LogBilinearModel {
  const { rowCount } = log;
  const random = new SeededRandom(options.seed);
  const vectors = Float32Array.from({ length: rowCount * VECTOR_DIM }, (_, at) =>
    at % VECTOR_DIM === BIAS ? 0 : VECTOR_SPREAD * gaussian(random),
  );
  const gates = Float32Array.from({ length: CONTEXT_ROWS * VECTOR_DIM }, (_, at) =>
    at % VECTOR_DIM === BIAS ? 0 : GATE_DECAY ** Math.floor(at / VECTOR_DIM),
  );
  const model = { vectors, gates };
  const batch = new Batch(model, rowCount, Math.min(options.negatives, rowCount), random, softmax);
  const positions = positionsOf(log);
  for (let epoch = 0; epoch < options.epochs; epoch += 1) {
    shuffle(positions, random);
    const used = positions.subarray(0, options.positionsPerEpochMax);
    let loss = 0;
    for (let from = 0; from < used.length; from += BATCH_POSITIONS)
      loss += batch.learn(log, used.subarray(from, from + BATCH_POSITIONS));
    options.report?.(epoch + 1, loss / Math.max(1, used.length));
  }
  return model;
}

function gaussian(random: SeededRandom): number {
  return Math.sqrt(-2 * Math.log(1 - random.fraction())) * Math.cos(2 * Math.PI * random.fraction());
}

/** One step of learning and the arrays that it reuses. */
class Batch {
  readonly #model: LogBilinearModel;
  readonly #random: SeededRandom;
  readonly #softmax: SoftmaxMath;
  readonly #drawn: Int32Array;
  readonly #pool: Int32Array;
  /** `[rowCount]`: place of a row among the drawn ones; -1 = not drawn. */
  readonly #placeOf: Int32Array;
  readonly #drawnBonus: number;
  readonly #vectorAdam: Adam;
  readonly #gateAdam: Adam;
  readonly #users = new Float32Array(BATCH_POSITIONS * VECTOR_DIM);
  readonly #drawnVectors: Float32Array;
  readonly #kept = new Uint8Array(BATCH_POSITIONS * VECTOR_DIM);
  /** `[BATCH_POSITIONS, CONTEXT_ROWS]`: row that took part at that age; -1 = dropped or absent. */
  readonly #context = new Int32Array(BATCH_POSITIONS * CONTEXT_ROWS);
  readonly #shares = new Float32Array(BATCH_POSITIONS);

  constructor(
    model: LogBilinearModel,
    rowCount: number,
    negatives: number,
    random: SeededRandom,
    softmax: SoftmaxMath,
  ) {
    this.#model = model;
    this.#random = random;
    this.#softmax = softmax;
    this.#pool = Int32Array.from({ length: rowCount }, (_, row) => row);
    this.#drawn = this.#pool.subarray(0, negatives);
    this.#placeOf = new Int32Array(rowCount).fill(-1);
    this.#drawnBonus = Math.log(rowCount / negatives);
    this.#drawnVectors = new Float32Array(negatives * VECTOR_DIM);
    this.#vectorAdam = new Adam(model.vectors, BETA_2);
    this.#gateAdam = new Adam(model.gates, BETA_2);
  }

  /** Returns the sum of the losses. */
  learn(log: Sequences, positions: Positions): number {
    const { vectors } = this.#model;
    const count = positions.length;
    this.#draw();
    const targets = Int32Array.from(positions.targets, (place) => log.rows[place] as number);
    const targetLogits = new Float32Array(count);
    const hits = new Int32Array(count);
    for (let p = 0; p < count; p += 1) {
      this.#encode(log, positions.targets[p] as number, positions.firsts[p] as number, p);
      const target = targets[p] as number;
      targetLogits[p] = dot(this.#users, p * VECTOR_DIM, vectors, target * VECTOR_DIM);
      hits[p] = this.#placeOf[target] as number;
    }
    const slopes = this.#softmax({
      dim: VECTOR_DIM,
      users: this.#users.subarray(0, count * VECTOR_DIM),
      count,
      rows: this.#drawnVectors,
      drawn: this.#drawn.length,
      targetLogits,
      hits,
      bonus: this.#drawnBonus,
    });
    const loss = this.#spread(slopes, targets);
    this.#vectorAdam.step(LEARNING_RATE, 1 / count);
    this.#gateAdam.step(LEARNING_RATE, 1 / count);
    return loss;
  }

  /** A uniform draw without replacement: the head of a partial shuffle. */
  #draw(): void {
    const pool = this.#pool;
    for (const row of this.#drawn) this.#placeOf[row] = -1;
    for (let at = 0; at < this.#drawn.length; at += 1) {
      if (this.#drawn.length < pool.length) {
        const other = at + this.#random.integer(pool.length - at);
        const kept = pool[at] as number;
        pool[at] = pool[other] as number;
        pool[other] = kept;
      }
      const row = pool[at] as number;
      this.#placeOf[row] = at;
      const from = row * VECTOR_DIM;
      this.#drawnVectors.set(this.#model.vectors.subarray(from, from + VECTOR_DIM), at * VECTOR_DIM);
    }
  }

  /** The user's vector of position `p` with dropout; remembers which rows and numbers took part. */
  #encode(log: Sequences, place: number, first: number, p: number): void {
    const { vectors, gates } = this.#model;
    const context = this.#context.subarray(p * CONTEXT_ROWS, (p + 1) * CONTEXT_ROWS).fill(-1);
    const oldest = Math.max(first, place - CONTEXT_ROWS);
    let present = 0;
    for (let at = place - 1; at >= oldest; at -= 1) {
      if (this.#random.fraction() < DROPOUT) continue;
      context[place - 1 - at] = log.rows[at] as number;
      present += 1;
    }
    if (present === 0) {
      context[0] = log.rows[place - 1] as number;
      present = 1;
    }
    const user = this.#users.subarray(p * VECTOR_DIM, (p + 1) * VECTOR_DIM).fill(0);
    const kept = this.#kept.subarray(p * VECTOR_DIM, (p + 1) * VECTOR_DIM);
    const share = 1 / (Math.sqrt(present) * (1 - DROPOUT));
    this.#shares[p] = share;
    for (let d = 0; d < BIAS; d += 1) kept[d] = this.#random.fraction() >= DROPOUT ? 1 : 0;
    for (let age = 0; age < CONTEXT_ROWS; age += 1) {
      const row = context[age] as number;
      if (row < 0) continue;
      const gate = age * VECTOR_DIM;
      const at = row * VECTOR_DIM;
      for (let d = 0; d < BIAS; d += 1)
        if (kept[d] === 1)
          user[d] = (user[d] as number) + share * (gates[gate + d] as number) * (vectors[at + d] as number);
    }
    user[BIAS] = 1;
  }

  /** Hands the slopes down to the vectors of targets, drawn rows and context rows, and to the gates. */
  #spread(slopes: SoftmaxSlopes, targets: Int32Array): number {
    const { vectors } = this.#model;
    const gradient = this.#vectorAdam.gradient;
    const users = this.#users;
    for (let n = 0; n < this.#drawn.length; n += 1) {
      const at = (this.#drawn[n] as number) * VECTOR_DIM;
      for (let d = 0; d < VECTOR_DIM; d += 1)
        gradient[at + d] = (gradient[at + d] as number) + (slopes.rows[n * VECTOR_DIM + d] as number);
    }
    const userGradient = slopes.users;
    let loss = 0;
    for (let p = 0; p < targets.length; p += 1) {
      const targetShare = slopes.targetShares[p] as number;
      const slope = targetShare - 1;
      const at = (targets[p] as number) * VECTOR_DIM;
      const u = p * VECTOR_DIM;
      for (let d = 0; d < VECTOR_DIM; d += 1) {
        gradient[at + d] = (gradient[at + d] as number) + slope * (users[u + d] as number);
        userGradient[u + d] = (userGradient[u + d] as number) + slope * (vectors[at + d] as number);
      }
      this.#spreadContext(userGradient, p);
      loss -= Math.log(targetShare);
    }
    return loss;
  }

  #spreadContext(userGradient: Float32Array, p: number): void {
    const { vectors, gates } = this.#model;
    const rowGradient = this.#vectorAdam.gradient;
    const gateGradient = this.#gateAdam.gradient;
    const u = p * VECTOR_DIM;
    const share = this.#shares[p] as number;
    for (let age = 0; age < CONTEXT_ROWS; age += 1) {
      const row = this.#context[p * CONTEXT_ROWS + age] as number;
      if (row < 0) continue;
      const gate = age * VECTOR_DIM;
      const at = row * VECTOR_DIM;
      for (let d = 0; d < BIAS; d += 1) {
        if (this.#kept[u + d] === 0) continue;
        const slope = share * (userGradient[u + d] as number);
        rowGradient[at + d] = (rowGradient[at + d] as number) + slope * (gates[gate + d] as number);
        gateGradient[gate + d] = (gateGradient[gate + d] as number) + slope * (vectors[at + d] as number);
      }
    }
  }
}

function dot(user: Float32Array, from: number, vectors: Float32Array, at: number): number {
  let sum = 0;
  for (let d = 0; d < VECTOR_DIM; d += 1) sum += (user[from + d] as number) * (vectors[at + d] as number);
  return sum;
}
