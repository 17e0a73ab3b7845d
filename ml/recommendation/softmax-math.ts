import type { TfWithGradients } from './tensor-runtime.ts';

/** What one batch of a sampled softmax asks for. All arrays row-major; none is kept or changed. */
export interface SoftmaxBatch {
  readonly dim: number;
  /** `[count, dim]` */
  readonly users: Float32Array;
  readonly count: number;
  /** `[drawn, dim]` */
  readonly rows: Float32Array;
  readonly drawn: number;
  /** `[count]`: logit of each position's target. */
  readonly targetLogits: Float32Array;
  /** `[count]`: where in the drawn rows the target happens to stand, which does not count; -1 = nowhere. */
  readonly hits: Int32Array;
  /** Added to the logits of the drawn rows. */
  readonly bonus: number;
}

export interface SoftmaxSlopes {
  /** `[count]`: share of the target. */
  readonly targetShares: Float32Array;
  /** `[count, dim]`: sum over the drawn rows of share * row. */
  readonly users: Float32Array;
  /** `[drawn, dim]`: sum over the positions of share * user. */
  readonly rows: Float32Array;
}

export type SoftmaxMath = (batch: SoftmaxBatch) => SoftmaxSlopes;

/** No library: for tests and small shops. */
export const plainSoftmax: SoftmaxMath = ({ dim, users, count, rows, drawn, targetLogits, hits, bonus }) => {
  const slopes = {
    targetShares: new Float32Array(count),
    users: new Float32Array(count * dim),
    rows: new Float32Array(drawn * dim),
  };
  const logits = new Float32Array(drawn);
  for (let p = 0; p < count; p += 1) {
    const u = p * dim;
    const targetLogit = targetLogits[p] as number;
    let largest = targetLogit;
    for (let n = 0; n < drawn; n += 1) {
      const logit = n === hits[p] ? Number.NEGATIVE_INFINITY : dot(users, u, rows, n * dim, dim) + bonus;
      logits[n] = logit;
      if (logit > largest) largest = logit;
    }
    let total = Math.exp(targetLogit - largest);
    for (let n = 0; n < drawn; n += 1) {
      const power = Math.exp((logits[n] as number) - largest);
      logits[n] = power;
      total += power;
    }
    slopes.targetShares[p] = Math.exp(targetLogit - largest) / total;
    for (let n = 0; n < drawn; n += 1) {
      const share = (logits[n] as number) / total;
      if (share === 0) continue;
      const at = n * dim;
      for (let d = 0; d < dim; d += 1) {
        slopes.users[u + d] = (slopes.users[u + d] as number) + share * (rows[at + d] as number);
        slopes.rows[at + d] = (slopes.rows[at + d] as number) + share * (users[u + d] as number);
      }
    }
  }
  return slopes;
};

function dot(a: Float32Array, from: number, b: Float32Array, at: number, dim: number): number {
  let even = 0;
  let odd = 0;
  for (let d = 0; d < dim; d += 2) {
    even += (a[from + d] as number) * (b[at + d] as number);
    odd += (a[from + d + 1] as number) * (b[at + d + 1] as number);
  }
  return even + odd;
}

/** Far below any logit, and yet no infinity: a difference of two must be a number. */
const NEVER = -1e9;

/** The same by TensorFlow.js: three matrix products per batch on its WebAssembly backend. */
export function tensorSoftmax(tf: TfWithGradients): SoftmaxMath {
  return ({ dim, users, count, rows, drawn, targetLogits, hits, bonus }) => {
    const offsets = new Float32Array(count * drawn).fill(bonus);
    for (let p = 0; p < count; p += 1) {
      const hit = hits[p] as number;
      if (hit >= 0) offsets[p * drawn + hit] = NEVER;
    }
    const results = tf.tidy(() => {
      const u = tf.tensor2d(users, [count, dim]);
      const v = tf.tensor2d(rows, [drawn, dim]);
      const target = tf.tensor2d(targetLogits, [count, 1]);
      // Transposed by hand: the flags of matMul take a path on this backend that is ten times slower.
      const logits = tf.add(tf.matMul(u, tf.transpose(v)), tf.tensor2d(offsets, [count, drawn]));
      const largest = tf.maximum(tf.max(logits, 1, true), target);
      const powers = tf.exp(tf.sub(logits, largest));
      const own = tf.exp(tf.sub(target, largest));
      const total = tf.add(tf.sum(powers, 1, true), own);
      const shares = tf.div(powers, total);
      return [tf.div(own, total), tf.matMul(shares, v), tf.matMul(tf.transpose(shares), u)];
    });
    // Read outside: `tidy` would walk through every number of an array that it is handed.
    const [targetShares, userSlopes, rowSlopes] = results.map((tensor) =>
      Float32Array.from(tensor.dataSync()),
    );
    tf.dispose(results);
    return { targetShares, users: userSlopes, rows: rowSlopes } as SoftmaxSlopes;
  };
}
