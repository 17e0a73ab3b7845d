import { readFileSync } from 'node:fs';
import { SeededRandom } from '#kernel';
import { ItemIndex, VECTOR_DIM } from '#ml/recommendation';
import { buildKernel } from '../../../../ml/recommendation/kernel/build.ts';

const RECALL_MIN = 0.999;

function vectors(count: number, random: SeededRandom): Float32Array {
  return Float32Array.from({ length: count * VECTOR_DIM }, () => random.fraction() - 0.5);
}

/** Slow and obvious; the index has to agree with it. */
function exact(items: Float32Array, user: Float32Array): { row: number; score: number }[] {
  const scores = Array.from({ length: items.length / VECTOR_DIM }, (_, row) => {
    let score = 0;
    for (let d = 0; d < VECTOR_DIM; d += 1)
      score += (user[d] as number) * (items[row * VECTOR_DIM + d] as number);
    return { row, score };
  });
  return scores.sort((a, b) => b.score - a.score || a.row - b.row);
}

describe.each([1, 3, 4, 5, 127, 1_000, 4_001])('an index of %i rows', (count) => {
  const random = new SeededRandom(count);
  const items = vectors(count, random);
  const kernel = new ItemIndex(items);
  const plain = new ItemIndex(items, { simd: false });
  const users = Array.from({ length: 10 }, () => vectors(1, random));

  test('the kernel and the plain code give equal bits', () => {
    for (const user of users) {
      const scores = kernel.scanI8(user).slice(0, count);
      const others = plain.scanI8(user).slice(0, count);
      expect(Buffer.from(scores.buffer).equals(Buffer.from(others.buffer))).toBe(true);
    }
  });

  test('scores in f32 are the inner products', () => {
    for (const user of users) {
      const scores = kernel.scanF32(user);
      const worst = exact(items, user).reduce(
        (most, { row, score }) => Math.max(most, Math.abs(score - (scores[row] as number))),
        0,
      );
      expect(worst).toBeLessThan(1e-5);
    }
  });

  test('the best hundred are found, rows that are not allowed never', () => {
    const allowed = Uint8Array.from({ length: count }, () => (random.fraction() < 0.3 ? 1 : 0));
    let found = 0;
    let wanted = 0;
    for (const user of users) {
      const order = exact(items, user);
      for (const mask of [undefined, allowed]) {
        const best = order.filter(({ row }) => mask === undefined || mask[row] === 1).slice(0, 100);
        const answer = kernel.search(user, 100, mask);
        expect(answer).toHaveLength(best.length);
        if (mask !== undefined) expect(answer.every((row) => mask[row] === 1)).toBe(true);
        const truth = new Set(best.map(({ row }) => row));
        found += answer.filter((row) => truth.has(row)).length;
        wanted += best.length;
      }
    }
    expect(found / Math.max(1, wanted)).toBeGreaterThanOrEqual(wanted === 0 ? 0 : RECALL_MIN);
  });
});

test('equal scores go by row, and a user without taste gets the first rows', () => {
  const items = new Float32Array(6 * VECTOR_DIM).fill(1);
  expect(new ItemIndex(items).search(new Float32Array(VECTOR_DIM).fill(1), 3)).toEqual([0, 1, 2]);
  expect(new ItemIndex(items).search(new Float32Array(VECTOR_DIM), 2)).toEqual([0, 1]);
});

test('vectors of another length are refused', () => {
  expect(() => new ItemIndex(new Float32Array(VECTOR_DIM + 1))).toThrow(RangeError);
});

test('the committed kernel is what its source builds', async () => {
  const committed = readFileSync('ml/recommendation/kernel/dot-rows.wasm');
  expect(Buffer.from(await buildKernel()).equals(committed)).toBe(true);
});
