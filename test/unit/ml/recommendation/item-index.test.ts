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

function bytes(scores: Float32Array): Buffer {
  return Buffer.from(scores.slice().buffer);
}

describe.each([1, 3, 4, 5, 16, 17, 127, 1_000, 4_097])('an index of %i rows', (count) => {
  const random = new SeededRandom(count);
  const items = vectors(count, random);
  const kernel = new ItemIndex(items, { withFloats: true });
  const plain = new ItemIndex(items, { simd: false });
  const users = Array.from({ length: 10 }, () => vectors(1, random));
  const some = Uint8Array.from({ length: count }, () => (random.fraction() < 0.3 ? 1 : 0));
  const none = new Uint8Array(count);
  const masks = [undefined, some, none];

  test.each(['int8', 'f32'] as const)('by %s the kernel and the plain code give equal bits', (arithmetic) => {
    for (const user of users)
      for (const mask of masks) {
        const scores = bytes(kernel.scores(arithmetic, user, mask));
        expect(scores.equals(bytes(plain.scores(arithmetic, user, mask)))).toBe(true);
      }
  });

  test('and therefore the same rows in the same order', () => {
    for (const user of users)
      for (const mask of masks)
        for (const k of [1, 7, 100, count + 1])
          expect(kernel.search(user, k, mask)).toEqual(plain.search(user, k, mask));
  });

  test('scores in f32 are the inner products', () => {
    for (const user of users) {
      const scores = kernel.scores('f32', user);
      expect(scores).toHaveLength(count);
      const worst = exact(items, user).reduce(
        (most, { row, score }) => Math.max(most, Math.abs(score - (scores[row] as number))),
        0,
      );
      expect(worst).toBeLessThan(1e-5);
    }
  });

  test('a row that is not allowed has no score at all', () => {
    const scores = kernel.scores('int8', users[0] as Float32Array, some);
    expect(Array.from(scores, (score) => (score === -Infinity ? 0 : 1))).toEqual([...some]);
  });

  test('the best hundred are found, rows that are not allowed never', () => {
    let found = 0;
    let wanted = 0;
    for (const user of users) {
      const order = exact(items, user);
      for (const mask of masks) {
        const best = order.filter(({ row }) => mask === undefined || mask[row] === 1).slice(0, 100);
        const answer = kernel.search(user, 100, mask);
        expect(answer).toHaveLength(best.length);
        if (mask !== undefined) expect(answer.every((row) => mask[row] === 1)).toBe(true);
        const truth = new Set(best.map(({ row }) => row));
        found += answer.filter((row) => truth.has(row)).length;
        wanted += best.length;
      }
    }
    expect(found).toBeGreaterThanOrEqual(RECALL_MIN * wanted);
  });

  test('by f32 alone the order is the exact one', () => {
    for (const user of users)
      expect(kernel.searchBy('f32', user, 20)).toEqual(
        exact(items, user)
          .slice(0, 20)
          .map(({ row }) => row),
      );
  });

  test('several users at once get what each gets alone', () => {
    const all = Float32Array.from([...users, ...users].flatMap((user) => [...user]));
    for (const mask of masks)
      expect(kernel.searchMany(all, 30, mask)).toEqual(
        [...users, ...users].map((user) => kernel.search(user, 30, mask)),
      );
  });
});

test('equal scores go by row, and a user without taste gets the first rows', () => {
  const items = new Float32Array(600 * VECTOR_DIM).fill(1);
  const first = Array.from({ length: 30 }, (_, row) => row);
  for (const simd of [true, false]) {
    const index = new ItemIndex(items, { simd });
    expect(index.search(new Float32Array(VECTOR_DIM).fill(1), 30)).toEqual(first);
    expect(index.search(new Float32Array(VECTOR_DIM), 30)).toEqual(first);
    const odd = Uint8Array.from({ length: 600 }, (_, row) => row % 2);
    expect(index.search(new Float32Array(VECTOR_DIM), 3, odd)).toEqual([1, 3, 5]);
  }
});

test('an index of nothing finds nothing', () => {
  for (const simd of [true, false]) {
    const index = new ItemIndex(new Float32Array(0), { simd, withFloats: true });
    expect(index.search(new Float32Array(VECTOR_DIM).fill(1), 5)).toEqual([]);
    expect(index.searchBy('f32', new Float32Array(VECTOR_DIM).fill(1), 5)).toEqual([]);
    expect(index.searchMany(new Float32Array(0), 5)).toEqual([]);
  }
});

test('best none of some is none', () => {
  expect(new ItemIndex(new Float32Array(VECTOR_DIM).fill(1)).search(new Float32Array(VECTOR_DIM), 0)).toEqual(
    [],
  );
});

test('vectors of another length, and numbers that are none, are refused', () => {
  expect(() => new ItemIndex(new Float32Array(VECTOR_DIM + 1))).toThrow(RangeError);
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY]) {
    const spoilt = new Float32Array(2 * VECTOR_DIM);
    spoilt[VECTOR_DIM + 3] = value;
    expect(() => new ItemIndex(spoilt)).toThrow(RangeError);
    const index = new ItemIndex(new Float32Array(VECTOR_DIM));
    expect(() => index.search(spoilt.subarray(VECTOR_DIM), 1)).toThrow(RangeError);
  }
});

test('a mask that is too short is refused', () => {
  const index = new ItemIndex(new Float32Array(2 * VECTOR_DIM));
  expect(() => index.search(new Float32Array(VECTOR_DIM), 1, new Uint8Array(1))).toThrow(RangeError);
});

test('the vectors stay where they are: an index holds them, it does not copy them', () => {
  const vectorsOfTwo = new Float32Array(new SharedArrayBuffer(2 * VECTOR_DIM * 4)).fill(1);
  expect(new ItemIndex(vectorsOfTwo).vector(1).buffer).toBe(vectorsOfTwo.buffer);
});

test('the committed kernel is what its source builds', async () => {
  const committed = readFileSync('ml/recommendation/kernel/scan-rows.wasm');
  expect(Buffer.from(await buildKernel()).equals(committed)).toBe(true);
});
