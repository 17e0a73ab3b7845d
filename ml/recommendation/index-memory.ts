import { BLOCK_ROWS } from './best-rows.ts';

/** Length of every vector. The kernel's loops are written for it. */
export const VECTOR_DIM = 64;

const WASM_PAGE_BYTES = 65_536;
const ALIGNMENT_BYTES = 64;

/**
 * The arrays of one index inside one WebAssembly memory: 73.5 bytes for each row, 329.5 with the floats.
 * `padded` = rows rounded up to whole blocks; padding rows are zero and never allowed.
 */
export interface IndexMemory {
  readonly memory: WebAssembly.Memory;
  readonly padded: number;
  /** `[64]` */
  readonly user: Float32Array;
  /** `[64]` */
  readonly userLevels: Int16Array;
  /** `[padded, 64]`, value = level * scale. */
  readonly levels: Int8Array;
  /** `[padded]` */
  readonly scales: Float32Array;
  /** `[padded, 64]`, or empty: the floats then stay where the caller has them. */
  readonly floats: Float32Array;
  /** `[padded]`: one byte for each row, to be packed into `allowed`. */
  readonly flags: Uint8Array;
  /** `[padded / 8]`: one bit for each row, what a search may return. */
  readonly allowed: Uint8Array;
  /** `[padded / 8]`: every row but the padding. */
  readonly everything: Uint8Array;
  /** `[padded]` */
  readonly scores: Float32Array;
  /** `[padded / 16]`: the largest score of each block. */
  readonly maxima: Float32Array;
}

export function layOut(count: number, withFloats: boolean): IndexMemory {
  const padded = Math.ceil(count / BLOCK_ROWS) * BLOCK_ROWS;
  // The first page is left to the module.
  let next = WASM_PAGE_BYTES;
  const block = (bytes: number): number => {
    const at = next;
    next += Math.ceil(bytes / ALIGNMENT_BYTES) * ALIGNMENT_BYTES;
    return at;
  };
  const floatRows = withFloats ? padded : 0;
  const at = {
    user: block(VECTOR_DIM * 4),
    userLevels: block(VECTOR_DIM * 2),
    levels: block(padded * VECTOR_DIM),
    scales: block(padded * 4),
    floats: block(floatRows * VECTOR_DIM * 4),
    flags: block(padded),
    allowed: block(padded / 8),
    everything: block(padded / 8),
    scores: block(padded * 4),
    maxima: block((padded / BLOCK_ROWS) * 4),
  };
  const memory = new WebAssembly.Memory({ initial: Math.ceil(next / WASM_PAGE_BYTES) });
  const { buffer } = memory;
  const everything = new Uint8Array(buffer, at.everything, padded / 8);
  for (let row = 0; row < count; row += 1)
    everything[row >> 3] = (everything[row >> 3] as number) | (1 << (row & 7));
  return {
    memory,
    padded,
    user: new Float32Array(buffer, at.user, VECTOR_DIM),
    userLevels: new Int16Array(buffer, at.userLevels, VECTOR_DIM),
    levels: new Int8Array(buffer, at.levels, padded * VECTOR_DIM),
    scales: new Float32Array(buffer, at.scales, padded),
    floats: new Float32Array(buffer, at.floats, floatRows * VECTOR_DIM),
    flags: new Uint8Array(buffer, at.flags, padded),
    allowed: new Uint8Array(buffer, at.allowed, padded / 8),
    everything,
    scores: new Float32Array(buffer, at.scores, padded),
    maxima: new Float32Array(buffer, at.maxima, padded / BLOCK_ROWS),
  };
}
