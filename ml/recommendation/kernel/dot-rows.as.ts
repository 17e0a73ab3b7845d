// AssemblyScript, SIMD. Built by build.ts into dot-rows.wasm.
// Addresses are byte offsets into one imported memory; vectors have 64 numbers; `n` is a multiple of 4.

const F32_ROW_BYTES: usize = 256;
const I8_ROW_BYTES: usize = 64;

// Four accumulators in, one vector with their four horizontal sums out.
@inline
function sumsF32(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(v128.shuffle<f32>(a, b, 0, 4, 1, 5), v128.shuffle<f32>(a, b, 2, 6, 3, 7));
  const cd = f32x4.add(v128.shuffle<f32>(c, d, 0, 4, 1, 5), v128.shuffle<f32>(c, d, 2, 6, 3, 7));
  return f32x4.add(v128.shuffle<f32>(ab, cd, 0, 1, 4, 5), v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
}

@inline
function sumsI32(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = i32x4.add(v128.shuffle<i32>(a, b, 0, 4, 1, 5), v128.shuffle<i32>(a, b, 2, 6, 3, 7));
  const cd = i32x4.add(v128.shuffle<i32>(c, d, 0, 4, 1, 5), v128.shuffle<i32>(c, d, 2, 6, 3, 7));
  return i32x4.add(v128.shuffle<i32>(ab, cd, 0, 1, 4, 5), v128.shuffle<i32>(ab, cd, 2, 3, 6, 7));
}

@inline
function dotF32(user: usize, row: usize): v128 {
  let sum = f32x4.splat(0);
  for (let at: usize = 0; at < F32_ROW_BYTES; at += 16)
    sum = f32x4.add(sum, f32x4.mul(v128.load(user + at), v128.load(row + at)));
  return sum;
}

/** scores[i] = user f32[64] · rows f32[n][64] */
export function dotRowsF32(user: usize, rows: usize, scores: usize, n: i32): void {
  for (let i: usize = 0; i < <usize>n; i += 4) {
    const row = rows + i * F32_ROW_BYTES;
    const sums = sumsF32(
      dotF32(user, row),
      dotF32(user, row + F32_ROW_BYTES),
      dotF32(user, row + 2 * F32_ROW_BYTES),
      dotF32(user, row + 3 * F32_ROW_BYTES),
    );
    v128.store(scores + (i << 2), sums);
  }
}

@inline
function dotI8(user: usize, row: usize): v128 {
  let sum = i32x4.splat(0);
  for (let at: usize = 0; at < I8_ROW_BYTES; at += 16) {
    const q = v128.load(row + at);
    const u = user + (at << 1);
    sum = i32x4.add(sum, i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_s(q), v128.load(u)));
    sum = i32x4.add(sum, i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_s(q), v128.load(u, 16)));
  }
  return sum;
}

/** scores[i] = scales[i] * (user i16[64] · rows i8[n][64]); the integer sum is exact (see item-index.ts). */
export function dotRowsI8(user: usize, rows: usize, scales: usize, scores: usize, n: i32): void {
  for (let i: usize = 0; i < <usize>n; i += 4) {
    const row = rows + i * I8_ROW_BYTES;
    const sums = sumsI32(
      dotI8(user, row),
      dotI8(user, row + I8_ROW_BYTES),
      dotI8(user, row + 2 * I8_ROW_BYTES),
      dotI8(user, row + 3 * I8_ROW_BYTES),
    );
    v128.store(scores + (i << 2), f32x4.mul(f32x4.convert_i32x4_s(sums), v128.load(scales + (i << 2))));
  }
}
