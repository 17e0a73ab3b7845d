import { SeededRandom } from '#kernel';
import { VECTOR_DIM } from '#ml/recommendation';

const USERS = 64;

/** Vectors `[count, 64]` around centres, and 64 users: closer to trained ones than independent noise. */
export function clusteredVectors(count: number): {
  readonly vectors: Float32Array;
  readonly users: readonly Float32Array[];
} {
  const random = new SeededRandom(7);
  const normal = () =>
    Math.sqrt(-2 * Math.log(1 - random.fraction())) * Math.cos(2 * Math.PI * random.fraction());
  const centreCount = Math.round(Math.sqrt(count));
  const centres = Float32Array.from({ length: centreCount * VECTOR_DIM }, normal);
  const around = (spread: number, share: number) => {
    const at = random.integer(centreCount) * VECTOR_DIM;
    return Float32Array.from(
      { length: VECTOR_DIM },
      (_, d) => 0.12 * (share * (centres[at + d] as number) + spread * normal()),
    );
  };
  const vectors = new Float32Array(count * VECTOR_DIM);
  for (let item = 0; item < count; item += 1) vectors.set(around(0.7, 1), item * VECTOR_DIM);
  return { vectors, users: Array.from({ length: USERS }, () => around(0.8, 0.6)) };
}
