import { readFileSync } from 'node:fs';
import { BLOCK_ROWS } from './best-rows.ts';
import { type IndexMemory, VECTOR_DIM } from './index-memory.ts';

/**
 * The arithmetic of an index, over its memory. Each scan writes `scores` and `maxima` of rows `from` to
 * `to - 1`, both multiples of 16; a row whose bit in `allowed` is 0 scores -Infinity.
 */
export interface RowScan {
  /** `userLevels` against `levels`: exact integers, scaled. */
  levels(allowed: Uint8Array, from: number, to: number): void;
  /** `user` against the rows in f32. */
  floats(allowed: Uint8Array, from: number, to: number): void;
  /** `flags`, a byte for each row, into `allowed`, a bit for each row. */
  packFlags(): void;
}

interface Kernel {
  scanI8(
    user: number,
    rows: number,
    scales: number,
    allowed: number,
    scores: number,
    maxima: number,
    n: number,
  ): void;
  scanF32(user: number, rows: number, allowed: number, scores: number, maxima: number, n: number): void;
  packBits(flags: number, bits: number, n: number): void;
}

let compiled: WebAssembly.Module | undefined;

/** Compiled once per process; undefined where WebAssembly has no SIMD. */
function kernelModule(): WebAssembly.Module | undefined {
  try {
    compiled ??= new WebAssembly.Module(readFileSync(new URL('./kernel/scan-rows.wasm', import.meta.url)));
  } catch (error) {
    if (!(error instanceof WebAssembly.CompileError)) throw error;
  }
  return compiled;
}

/** The kernel in WebAssembly SIMD over this memory, or undefined where there is none. */
export function simdScan(at: IndexMemory): RowScan | undefined {
  const module = kernelModule();
  if (module === undefined) return undefined;
  const { memory, padded, user, userLevels, levels, scales, floats, scores, maxima } = at;
  const kernel = new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Kernel;
  return {
    levels: (allowed, from, to) =>
      kernel.scanI8(
        userLevels.byteOffset,
        levels.byteOffset + from * VECTOR_DIM,
        scales.byteOffset + from * 4,
        allowed.byteOffset + from / 8,
        scores.byteOffset + from * 4,
        maxima.byteOffset + (from / BLOCK_ROWS) * 4,
        to - from,
      ),
    floats: (allowed, from, to) =>
      kernel.scanF32(
        user.byteOffset,
        floats.byteOffset + from * VECTOR_DIM * 4,
        allowed.byteOffset + from / 8,
        scores.byteOffset + from * 4,
        maxima.byteOffset + (from / BLOCK_ROWS) * 4,
        to - from,
      ),
    packFlags: () => kernel.packBits(at.flags.byteOffset, at.allowed.byteOffset, padded),
  };
}

/** The same in TypeScript, equal in every bit. `rows` `[count, 64]`. */
export function plainScan(at: IndexMemory, rows: Float32Array): RowScan {
  const { user, userLevels, levels, scales } = at;
  return {
    levels: (allowed, from, to) =>
      scan(at, allowed, from, to, (row) => {
        let sum = 0;
        for (let d = 0, e = row * VECTOR_DIM; d < VECTOR_DIM; d += 1, e += 1)
          sum = (sum + Math.imul(userLevels[d] as number, levels[e] as number)) | 0;
        return sum * (scales[row] as number);
      }),
    floats: (allowed, from, to) => scan(at, allowed, from, to, (row) => dotF32(user, rows, row)),
    packFlags: () => {
      at.allowed.fill(0);
      for (let row = 0; row < at.padded; row += 1)
        if (at.flags[row] !== 0) at.allowed[row >> 3] = (at.allowed[row >> 3] as number) | (1 << (row & 7));
    },
  };
}

function scan(
  { scores, maxima }: IndexMemory,
  allowed: Uint8Array,
  from: number,
  to: number,
  scoreOf: (row: number) => number,
): void {
  for (let block = from; block < to; block += BLOCK_ROWS) {
    let largest = Number.NEGATIVE_INFINITY;
    for (let row = block; row < block + BLOCK_ROWS; row += 1) {
      const isAllowed = ((allowed[row >> 3] as number) >> (row & 7)) & 1;
      scores[row] = isAllowed === 1 ? scoreOf(row) : Number.NEGATIVE_INFINITY;
      largest = Math.max(largest, scores[row] as number);
    }
    maxima[block / BLOCK_ROWS] = largest;
  }
}

/** Inner product of `user` `[64]` with a row of `rows` `[n, 64]`, in f32, in the order of the kernel. */
function dotF32(user: Float32Array, rows: Float32Array, row: number): number {
  const { fround } = Math;
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (let e = 0, at = row * VECTOR_DIM; e < VECTOR_DIM; e += 4, at += 4) {
    a = fround(a + fround((user[e] as number) * (rows[at] as number)));
    b = fround(b + fround((user[e + 1] as number) * (rows[at + 1] as number)));
    c = fround(c + fround((user[e + 2] as number) * (rows[at + 2] as number)));
    d = fround(d + fround((user[e + 3] as number) * (rows[at + 3] as number)));
  }
  return fround(fround(a + c) + fround(b + d));
}
