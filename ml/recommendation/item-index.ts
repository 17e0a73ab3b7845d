import { readFileSync } from 'node:fs';
import { BestRows } from './best-rows.ts';

/** Length of every vector. The kernel's loops are written for it. */
export const VECTOR_DIM = 64;

/** int8 rows and an int16 user: |sum| <= 64 * 127 * 2047 = 16 638 016 < 2^24, exact in int32 and in f32. */
const ITEM_LEVEL_MAX = 127;
const USER_LEVEL_MAX = 2047;

/** The scan by int8 keeps this many times k for exact rescoring: recall@100 was 1.0000 up to 100k rows. */
const SHORTLIST_FACTOR = 2;

const WASM_PAGE_BYTES = 65_536;
const BLOCK_BYTES = 64;

interface Kernel {
  dotRowsF32(user: number, rows: number, scores: number, n: number): void;
  dotRowsI8(user: number, rows: number, scales: number, scores: number, n: number): void;
}

let compiled: WebAssembly.Module | undefined;

/** Compiled once per process; undefined where WebAssembly has no SIMD. */
function kernelModule(): WebAssembly.Module | undefined {
  try {
    compiled ??= new WebAssembly.Module(readFileSync(new URL('./kernel/dot-rows.wasm', import.meta.url)));
  } catch (error) {
    if (!(error instanceof WebAssembly.CompileError)) throw error;
  }
  return compiled;
}

/**
 * One immutable generation of item vectors: exact best-k by inner product. To publish new vectors, build
 * a second index and swap the reference.
 *
 * An approximate index was rejected below 100k rows: HNSW had recall .86, took 100 s to build and was no
 * faster at 10k.
 */
export class ItemIndex {
  readonly count: number;
  readonly #vectors: Float32Array;
  readonly #levels: Int8Array;
  readonly #scales: Float32Array;
  readonly #scores: Float32Array;
  readonly #user: Float32Array;
  readonly #userLevels: Int16Array;
  readonly #kernel: Kernel | undefined;
  readonly #padded: number;
  readonly #shortlists = new Map<number, BestRows>();

  /**
   * @param vectors `[count, 64]`, row-major; copied.
   * @param simd false = plain TypeScript. Its int8 scores have equal bits.
   */
  constructor(vectors: Float32Array, { simd = true }: { simd?: boolean } = {}) {
    this.count = vectors.length / VECTOR_DIM;
    if (!Number.isInteger(this.count)) throw new RangeError(`vectors have ${VECTOR_DIM} numbers each`);
    // Padding rows are zero and are never read by the heap.
    this.#padded = (this.count + 3) & ~3;
    const module = simd ? kernelModule() : undefined;
    const plan = blocks(this.#padded);
    const memory = new WebAssembly.Memory({ initial: Math.ceil(plan.bytes / WASM_PAGE_BYTES) });
    const { buffer } = memory;
    this.#user = new Float32Array(buffer, plan.user, VECTOR_DIM);
    this.#userLevels = new Int16Array(buffer, plan.userLevels, VECTOR_DIM);
    this.#vectors = new Float32Array(buffer, plan.vectors, this.#padded * VECTOR_DIM);
    this.#levels = new Int8Array(buffer, plan.levels, this.#padded * VECTOR_DIM);
    this.#scales = new Float32Array(buffer, plan.scales, this.#padded);
    this.#scores = new Float32Array(buffer, plan.scores, this.#padded);
    if (module !== undefined)
      this.#kernel = new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Kernel;
    this.#vectors.set(vectors);
    for (let row = 0; row < this.count; row += 1) this.#scales[row] = this.#quantise(row);
  }

  /** One row, `[64]`; a view. */
  vector(row: number): Float32Array {
    return this.#vectors.subarray(row * VECTOR_DIM, (row + 1) * VECTOR_DIM);
  }

  /** Exact inner product of `user` `[64]` with one row. */
  dot(user: Float32Array, row: number): number {
    const at = row * VECTOR_DIM;
    let sum = 0;
    for (let d = 0; d < VECTOR_DIM; d += 1) sum += (user[d] as number) * (this.#vectors[at + d] as number);
    return sum;
  }

  /**
   * Best `k` rows for `user` `[64]`, best first, equal scores by lower row.
   * @param allowed One byte per row; 0 = never.
   */
  search(user: Float32Array, k: number, allowed?: Uint8Array): number[] {
    const scores = this.scanI8(user);
    const kept = this.#shortlist(Math.min(SHORTLIST_FACTOR * k, this.count)).select(
      scores,
      this.count,
      allowed,
    );
    const exact = Array.from(kept, (row) => ({ row, score: this.dot(user, row) }));
    exact.sort((a, b) => b.score - a.score || a.row - b.row);
    return exact.slice(0, k).map(({ row }) => row);
  }

  /** Scores of all rows by int8, up to the user's scale, which does not change the order. A view. */
  scanI8(user: Float32Array): Float32Array {
    quantiseUser(user, this.#userLevels);
    const { byteOffset: levels } = this.#levels;
    if (this.#kernel === undefined) this.#plainI8();
    else
      this.#kernel.dotRowsI8(
        this.#userLevels.byteOffset,
        levels,
        this.#scales.byteOffset,
        this.#scores.byteOffset,
        this.#padded,
      );
    return this.#scores;
  }

  /** Scores of all rows in f32. A view. */
  scanF32(user: Float32Array): Float32Array {
    this.#user.set(user);
    if (this.#kernel === undefined)
      for (let row = 0; row < this.count; row += 1) this.#scores[row] = this.dot(user, row);
    else
      this.#kernel.dotRowsF32(
        this.#user.byteOffset,
        this.#vectors.byteOffset,
        this.#scores.byteOffset,
        this.#padded,
      );
    return this.#scores;
  }

  #plainI8(): void {
    const user = this.#userLevels;
    const levels = this.#levels;
    for (let row = 0, at = 0; row < this.count; row += 1, at += VECTOR_DIM) {
      let sum = 0;
      for (let d = 0; d < VECTOR_DIM; d += 1)
        sum = (sum + Math.imul(user[d] as number, levels[at + d] as number)) | 0;
      this.#scores[row] = sum * (this.#scales[row] as number);
    }
  }

  /** Fills row `row` of the int8 copy and returns its scale: value = level * scale. */
  #quantise(row: number): number {
    const vector = this.vector(row);
    const largest = largestOf(vector);
    if (largest === 0) return 0;
    const perLevel = ITEM_LEVEL_MAX / largest;
    const at = row * VECTOR_DIM;
    for (let d = 0; d < VECTOR_DIM; d += 1)
      this.#levels[at + d] = Math.round((vector[d] as number) * perLevel);
    return 1 / perLevel;
  }

  #shortlist(size: number): BestRows {
    let shortlist = this.#shortlists.get(size);
    if (shortlist === undefined) {
      shortlist = new BestRows(size);
      this.#shortlists.set(size, shortlist);
    }
    return shortlist;
  }
}

function quantiseUser(user: Float32Array, levels: Int16Array): void {
  const largest = largestOf(user);
  if (largest === 0) {
    levels.fill(0);
    return;
  }
  const perLevel = USER_LEVEL_MAX / largest;
  for (let d = 0; d < VECTOR_DIM; d += 1) levels[d] = Math.round((user[d] as number) * perLevel);
}

function largestOf(vector: Float32Array): number {
  let largest = 0;
  for (const value of vector) largest = Math.max(largest, Math.abs(value));
  return largest;
}

/** Byte offsets of the arrays inside the kernel's memory; the first page is left to the module. */
function blocks(rows: number) {
  let next = WASM_PAGE_BYTES;
  const block = (bytes: number): number => {
    const at = next;
    next += Math.ceil(bytes / BLOCK_BYTES) * BLOCK_BYTES;
    return at;
  };
  const at = {
    user: block(VECTOR_DIM * 4),
    userLevels: block(VECTOR_DIM * 2),
    vectors: block(rows * VECTOR_DIM * 4),
    levels: block(rows * VECTOR_DIM),
    scales: block(rows * 4),
    scores: block(rows * 4),
  };
  return { ...at, bytes: next };
}
