import { SeededRandom } from '#kernel';
import { VECTOR_DIM } from './index-memory.ts';
import type { Sequences } from './sequences.ts';

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

const BATCH_POSITIONS = 256;
const LEARNING_RATE = 4e-3;
const BETA_1 = 0.9;
const BETA_2 = 0.98;
const EPSILON = 1e-8;
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
export function trainLogBilinear(log: Sequences, options: LogBilinearOptions): LogBilinearModel {
  const { rowCount } = log;
  const random = new SeededRandom(options.seed);
  const vectors = Float32Array.from({ length: rowCount * VECTOR_DIM }, (_, at) =>
    at % VECTOR_DIM === BIAS ? 0 : VECTOR_SPREAD * gaussian(random),
  );
  const gates = Float32Array.from({ length: CONTEXT_ROWS * VECTOR_DIM }, (_, at) =>
    at % VECTOR_DIM === BIAS ? 0 : GATE_DECAY ** Math.floor(at / VECTOR_DIM),
  );
  const model = { vectors, gates };
  const batch = new Batch(model, rowCount, Math.min(options.negatives, rowCount), random);
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

/** `[n, 2]`: place of the target, first place of its sequence. */
interface Positions {
  readonly length: number;
  subarray(from: number, until: number): Positions;
  readonly targets: Int32Array;
  readonly firsts: Int32Array;
}

function positionsOf(log: Sequences): Positions {
  const targets: number[] = [];
  const firsts: number[] = [];
  for (let s = 0; s + 1 < log.starts.length; s += 1) {
    const first = log.starts[s] as number;
    for (let place = first + 1; place < (log.starts[s + 1] as number); place += 1) {
      targets.push(place);
      firsts.push(first);
    }
  }
  return slice(Int32Array.from(targets), Int32Array.from(firsts));
}

function slice(targets: Int32Array, firsts: Int32Array): Positions {
  return {
    length: targets.length,
    targets,
    firsts,
    subarray: (from, until) => slice(targets.subarray(from, until), firsts.subarray(from, until)),
  };
}

function shuffle({ targets, firsts }: Positions, random: SeededRandom): void {
  for (let last = targets.length - 1; last > 0; last -= 1) {
    const other = random.integer(last + 1);
    for (const list of [targets, firsts]) {
      const kept = list[last] as number;
      list[last] = list[other] as number;
      list[other] = kept;
    }
  }
}

function gaussian(random: SeededRandom): number {
  return Math.sqrt(-2 * Math.log(1 - random.fraction())) * Math.cos(2 * Math.PI * random.fraction());
}

/** One step of learning and the arrays that it reuses. */
class Batch {
  readonly #model: LogBilinearModel;
  readonly #random: SeededRandom;
  readonly #drawn: Int32Array;
  readonly #pool: Int32Array;
  readonly #drawnBonus: number;
  readonly #vectorAdam: Adam;
  readonly #gateAdam: Adam;
  readonly #user = new Float32Array(VECTOR_DIM);
  readonly #userGradient = new Float32Array(VECTOR_DIM);
  readonly #kept = new Uint8Array(VECTOR_DIM);
  readonly #context: number[] = [];
  readonly #logits: Float32Array;

  constructor(model: LogBilinearModel, rowCount: number, negatives: number, random: SeededRandom) {
    this.#model = model;
    this.#random = random;
    this.#pool = Int32Array.from({ length: rowCount }, (_, row) => row);
    this.#drawn = this.#pool.subarray(0, negatives);
    this.#drawnBonus = Math.log(rowCount / negatives);
    this.#logits = new Float32Array(negatives);
    this.#vectorAdam = new Adam(model.vectors);
    this.#gateAdam = new Adam(model.gates);
  }

  /** Returns the sum of the losses. */
  learn(log: Sequences, positions: Positions): number {
    this.#draw();
    let loss = 0;
    for (let p = 0; p < positions.length; p += 1)
      loss += this.#learnOne(log, positions.targets[p] as number, positions.firsts[p] as number);
    this.#vectorAdam.step(positions.length);
    this.#gateAdam.step(positions.length);
    return loss;
  }

  /** A uniform draw without replacement: the head of a partial shuffle. */
  #draw(): void {
    const pool = this.#pool;
    if (this.#drawn.length === pool.length) return;
    for (let at = 0; at < this.#drawn.length; at += 1) {
      const other = at + this.#random.integer(pool.length - at);
      const kept = pool[at] as number;
      pool[at] = pool[other] as number;
      pool[other] = kept;
    }
  }

  #learnOne(log: Sequences, place: number, first: number): number {
    const { vectors } = this.#model;
    const target = log.rows[place] as number;
    this.#encode(log, place, first);
    const user = this.#user;
    const targetLogit = dot(user, vectors, target * VECTOR_DIM);
    let largest = targetLogit;
    for (let n = 0; n < this.#drawn.length; n += 1) {
      const row = this.#drawn[n] as number;
      const logit =
        row === target ? Number.NEGATIVE_INFINITY : dot(user, vectors, row * VECTOR_DIM) + this.#drawnBonus;
      this.#logits[n] = logit;
      if (logit > largest) largest = logit;
    }
    let total = Math.exp(targetLogit - largest);
    for (const logit of this.#logits) total += Math.exp(logit - largest);

    this.#userGradient.fill(0);
    const targetShare = Math.exp(targetLogit - largest) / total;
    this.#pull(target, targetShare - 1);
    for (let n = 0; n < this.#drawn.length; n += 1) {
      const share = Math.exp((this.#logits[n] as number) - largest) / total;
      if (share > 0) this.#pull(this.#drawn[n] as number, share);
    }
    this.#spread();
    return -Math.log(targetShare);
  }

  /** The user's vector with dropout; remembers which rows and numbers took part. */
  #encode(log: Sequences, place: number, first: number): void {
    const { vectors, gates } = this.#model;
    const context = this.#context;
    context.length = 0;
    const oldest = Math.max(first, place - CONTEXT_ROWS);
    for (let at = place - 1; at >= oldest; at -= 1)
      if (this.#random.fraction() >= DROPOUT) context.push(place - 1 - at, log.rows[at] as number);
    if (context.length === 0) context.push(0, log.rows[place - 1] as number);
    const user = this.#user.fill(0);
    const share = 1 / (Math.sqrt(context.length / 2) * (1 - DROPOUT));
    for (let d = 0; d < BIAS; d += 1) this.#kept[d] = this.#random.fraction() >= DROPOUT ? 1 : 0;
    for (let c = 0; c < context.length; c += 2) {
      const gate = (context[c] as number) * VECTOR_DIM;
      const at = (context[c + 1] as number) * VECTOR_DIM;
      for (let d = 0; d < BIAS; d += 1)
        if (this.#kept[d] === 1)
          user[d] = (user[d] as number) + share * (gates[gate + d] as number) * (vectors[at + d] as number);
    }
    user[BIAS] = 1;
  }

  /** d loss / d score of one row: its vector gets the user's share, the user's gradient gets the vector's. */
  #pull(row: number, slope: number): void {
    const at = row * VECTOR_DIM;
    const { vectors } = this.#model;
    const gradient = this.#vectorAdam.gradient;
    const user = this.#user;
    const userGradient = this.#userGradient;
    for (let d = 0; d < VECTOR_DIM; d += 1) {
      gradient[at + d] = (gradient[at + d] as number) + slope * (user[d] as number);
      userGradient[d] = (userGradient[d] as number) + slope * (vectors[at + d] as number);
    }
  }

  /** Hands the user's gradient down to the context rows and their gates. */
  #spread(): void {
    const { vectors, gates } = this.#model;
    const rowGradient = this.#vectorAdam.gradient;
    const gateGradient = this.#gateAdam.gradient;
    const share = 1 / (Math.sqrt(this.#context.length / 2) * (1 - DROPOUT));
    for (let c = 0; c < this.#context.length; c += 2) {
      const gate = (this.#context[c] as number) * VECTOR_DIM;
      const at = (this.#context[c + 1] as number) * VECTOR_DIM;
      for (let d = 0; d < BIAS; d += 1) {
        if (this.#kept[d] === 0) continue;
        const slope = share * (this.#userGradient[d] as number);
        rowGradient[at + d] = (rowGradient[at + d] as number) + slope * (gates[gate + d] as number);
        gateGradient[gate + d] = (gateGradient[gate + d] as number) + slope * (vectors[at + d] as number);
      }
    }
  }
}

function dot(user: Float32Array, vectors: Float32Array, at: number): number {
  let a = 0;
  let b = 0;
  for (let d = 0; d < VECTOR_DIM; d += 2) {
    a += (user[d] as number) * (vectors[at + d] as number);
    b += (user[d + 1] as number) * (vectors[at + d + 1] as number);
  }
  return a + b;
}

/** Adam (Kingma and Ba 2015) on one array; `gradient` is summed by the caller and cleared by each step. */
class Adam {
  readonly gradient: Float32Array;
  readonly #values: Float32Array;
  readonly #means: Float32Array;
  readonly #squares: Float32Array;
  #steps = 0;

  constructor(values: Float32Array) {
    this.#values = values;
    this.gradient = new Float32Array(values.length);
    this.#means = new Float32Array(values.length);
    this.#squares = new Float32Array(values.length);
  }

  step(count: number): void {
    this.#steps += 1;
    const scale = 1 / count;
    const rate = (LEARNING_RATE * Math.sqrt(1 - BETA_2 ** this.#steps)) / (1 - BETA_1 ** this.#steps);
    const { gradient } = this;
    const means = this.#means;
    const squares = this.#squares;
    const values = this.#values;
    for (let at = 0; at < values.length; at += 1) {
      const slope = (gradient[at] as number) * scale;
      const mean = BETA_1 * (means[at] as number) + (1 - BETA_1) * slope;
      const square = BETA_2 * (squares[at] as number) + (1 - BETA_2) * slope * slope;
      means[at] = mean;
      squares[at] = square;
      values[at] = (values[at] as number) - (rate * mean) / (Math.sqrt(square) + EPSILON);
      gradient[at] = 0;
    }
  }
}
