import { strict as assert } from 'node:assert';
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { SeededRandom } from '#kernel';
import { BestRows, ItemIndex, VECTOR_DIM } from '#ml/recommendation';
import { type Contestant, interleavedCpuMs } from '../support/interleaved-cpu.ts';
import { type BenchRow, type BenchTask, row } from '../task.ts';

const BEST = 100;
const SIZES = [
  { count: 10_000, rounds: 30 },
  { count: 100_000, rounds: 12 },
] as const;
const USERS = 64;
const RECALL_MIN = 0.999;
const ALLOWED_SHARE = 0.3;

type Tf = typeof import('@tensorflow/tfjs-core');
const require = createRequire(import.meta.url);

/** The best 100 of N vectors of 64 numbers for one user vector: TensorFlow.js, plain code, our kernels. */
export const retrieval: BenchTask = {
  name: 'retrieval',
  async run(report) {
    const rows: BenchRow[] = [];
    for (const { count, rounds } of SIZES) {
      const { vectors, users } = clusters(count);
      report(`${count} vectors`);
      const tfjs = await tfjsSearch('wasm', vectors, count, users);
      const cpu = count <= 10_000 ? await tfjsSearch('cpu', vectors, count, users) : undefined;
      rows.push(...compare(vectors, users, count, rounds, [tfjs, ...(cpu === undefined ? [] : [cpu])]));
    }
    return rows;
  },
};

function compare(
  vectors: Float32Array,
  users: readonly Float32Array[],
  count: number,
  rounds: number,
  libraries: readonly (Contestant & { search(user: number): Int32Array })[],
): BenchRow[] {
  const index = new ItemIndex(vectors, { withFloats: true });
  const plain = new ItemIndex(vectors, { simd: false });
  const best = new BestRows(BEST);
  const random = new SeededRandom(3);
  const allowed = Uint8Array.from({ length: count }, () => (random.fraction() < ALLOWED_SHARE ? 1 : 0));
  const userOf = (n: number) => users[n % USERS] as Float32Array;
  const ours: (Contestant & { search(user: number): ArrayLike<number> })[] = [
    contestant('plain TypeScript f32', (n) => plain.searchBy('f32', userOf(n), BEST)),
    contestant('our f32 kernel', (n) => index.searchBy('f32', userOf(n), BEST)),
    contestant('our int8 kernel', (n) => index.searchBy('int8', userOf(n), BEST)),
    contestant('our int8 kernel, best 150 scored again in f32', (n) => index.search(userOf(n), BEST)),
    contestant('our int8 kernel with a store mask, scored again', (n) =>
      index.search(userOf(n), BEST, allowed),
    ),
  ];
  const verified = new Map(
    [...libraries, ...ours].map(({ name, search }) => {
      const mask = name.includes('mask') ? allowed : undefined;
      return [
        name,
        recall(search, index, best, users, count, mask) >= (name === 'our int8 kernel' ? 0.98 : RECALL_MIN),
      ];
    }),
  );
  // The slow backend alone and briefly: it would stretch every round.
  const slow = libraries.filter(({ name }) => name === 'tfjs-cpu');
  const times = new Map([
    ...interleavedCpuMs([...libraries.filter((library) => !slow.includes(library)), ...ours], rounds),
    ...interleavedCpuMs(slow, 5),
  ]);
  const baseline = times.get('tfjs-wasm') as number;
  return [...times].map(([name, value]) =>
    row(
      `best ${BEST} of ${count}: ${name}, beside tfjs-wasm`,
      value,
      'ms CPU',
      baseline,
      verified.get(name) === true,
    ),
  );
}

function contestant<Answer extends ArrayLike<number>>(name: string, search: (user: number) => Answer) {
  return { name, search, run: search };
}

/** Share of the exact best hundred that `search` finds, over twenty users. */
function recall(
  search: (user: number) => ArrayLike<number>,
  index: ItemIndex,
  best: BestRows,
  users: readonly Float32Array[],
  count: number,
  allowed?: Uint8Array,
): number {
  let found = 0;
  for (let n = 0; n < 20; n += 1) {
    const user = users[n] as Float32Array;
    const exact = Float64Array.from({ length: count }, (_, item) => index.dot(user, item));
    const truth = new Set(best.select(Float32Array.from(exact), count, allowed));
    assert.equal(truth.size, BEST);
    for (const item of Array.from(search(n))) if (truth.has(item)) found += 1;
  }
  return found / (20 * BEST);
}

/** matMul(items, user), the faster order, and our heap. */
async function tfjsSearch(
  backend: 'wasm' | 'cpu',
  vectors: Float32Array,
  count: number,
  users: readonly Float32Array[],
) {
  const tf = require('@tensorflow/tfjs-core') as Tf;
  require('@tensorflow/tfjs-backend-cpu');
  const entry = require.resolve('@tensorflow/tfjs-backend-wasm');
  const wasm = require(entry) as typeof import('@tensorflow/tfjs-backend-wasm');
  wasm.setWasmPaths(join(dirname(entry), '..', 'wasm-out') + sep);
  tf.enableProdMode();
  await tf.setBackend(backend);
  const items = tf.tensor2d(vectors, [count, VECTOR_DIM]);
  // Upload now: the tensor stays with the backend on which it is first used.
  items.dataSync();
  const best = new BestRows(BEST);
  return contestant(`tfjs-${backend}`, (n) => {
    if (tf.getBackend() !== backend) void tf.setBackend(backend);
    return tf.tidy(() => {
      const user = tf.tensor2d(users[n % USERS] as Float32Array, [VECTOR_DIM, 1]);
      return best.select(tf.matMul(items, user).dataSync() as Float32Array, count);
    });
  });
}

/** Clustered vectors are closer to trained ones than independent noise. */
function clusters(count: number): { vectors: Float32Array; users: Float32Array[] } {
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
