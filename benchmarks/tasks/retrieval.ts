import { SeededRandom } from '#kernel';
import { BestRows, ItemIndex, VECTOR_DIM } from '#ml/recommendation';
import { cGemv } from '../peers/gemv.ts';
import { hnswSearch } from '../peers/hnswlib.ts';
import { onnxSearch } from '../peers/onnxruntime.ts';
import { tfjsSearch } from '../peers/tfjs-search.ts';
import { clusteredVectors } from '../support/clustered-vectors.ts';
import { cpuMs, interleavedSamples, type Sampled, type Samples } from '../support/interleaved-samples.ts';
import { type BenchRow, type BenchTask, row } from '../task.ts';

const BEST = 100;
const ALLOWED_SHARE = 0.3;
const RECALL_USERS = 20;
const GEMV = 'a C gemv (AVX2, FMA) without selection';
const EXACT = 0.999;
/** Up to here the graph of hnswlib is built in under a minute. */
const HNSW_ROWS_MAX = 100_000;

const SIZES = [
  { count: 10_000, rounds: 15, calls: 40 },
  { count: 100_000, rounds: 11, calls: 6 },
  { count: 1_000_000, rounds: 5, calls: 2 },
] as const;

type Search = (user: Float32Array) => ArrayLike<number> | Promise<ArrayLike<number>>;

interface Contestant {
  readonly name: string;
  readonly search: Search;
  readonly recallMin: number;
  readonly isMasked?: boolean;
  /** Slow ones are called less often. */
  readonly calls?: number;
}

/** The best 100 of N vectors of 64 numbers for one user vector: TensorFlow.js, other libraries, our kernels. */
export const retrieval: BenchTask = {
  name: 'retrieval',
  async run(report) {
    const rows: BenchRow[] = [];
    for (const size of SIZES) {
      report(`${size.count} vectors`);
      rows.push(...(await compare(size, report)));
    }
    return rows;
  },
};

async function compare(
  { count, rounds, calls }: (typeof SIZES)[number],
  report: (line: string) => void,
): Promise<BenchRow[]> {
  const { vectors, users } = clusteredVectors(count);
  const userOf = (n: number) => users[n % users.length] as Float32Array;
  const wasm = await tfjsSearch('wasm', vectors, count, BEST);
  const cpu = await tfjsSearch('cpu', vectors, count, BEST);
  const ours = ourSearches(vectors, count);
  const peers = await otherLibraries(vectors, count, report);
  const contestants: Contestant[] = [
    { name: 'tfjs-wasm', search: wasm.search, recallMin: EXACT },
    { name: 'tfjs-cpu', search: cpu.search, recallMin: EXACT, calls: Math.max(1, calls / 8) },
    ...peers,
    ...ours.searches,
  ];
  const truth = exactAnswers(vectors, count, users, ours.allowed);
  const verified = new Map<string, boolean>();
  for (const contestant of contestants) {
    const recall = await recallOf(contestant, users, truth);
    report(`recall of ${contestant.name}: ${recall.toFixed(4)}`);
    verified.set(contestant.name, recall >= contestant.recallMin);
  }

  const gemv = count === 100_000 ? cGemv(vectors, userOf(0)) : undefined;
  if (gemv !== undefined && 'missing' in gemv) report(`left out, ${gemv.missing}`);
  const sixteen = Float32Array.from(users.slice(0, 16).flatMap((user) => [...user]));
  const sampled: Sampled[] = [
    ...contestants.map(({ name, search, calls: own = calls }) => ({
      name,
      sample: (round: number) => cpuMs(own, (call) => search(userOf(round * own + call))),
    })),
    {
      name: 'our kernel, rescored, each of sixteen users at once',
      sample: async () => (await cpuMs(1, () => ours.index.searchMany(sixteen, BEST))) / 16,
    },
    ...(gemv === undefined || 'missing' in gemv ? [] : [{ name: GEMV, sample: () => gemv.ms(calls) }]),
  ];
  const times = await interleavedSamples(sampled, rounds);
  wasm.dispose();
  cpu.dispose();
  const spread = Math.max(...[...times.values()].map(({ median, least }) => median / least));
  report(`noise: a median is at most ${spread.toFixed(2)} times the least sample`);
  return rowsOf(count, times, verified);
}

function rowsOf(
  count: number,
  times: ReadonlyMap<string, Samples>,
  verified: ReadonlyMap<string, boolean>,
): BenchRow[] {
  const medianOf = (name: string) => (times.get(name) as Samples).median;
  const beside = (name: string, other: string) =>
    row(
      `best ${BEST} of ${count}: ${name}, beside ${other}`,
      medianOf(name),
      'ms CPU',
      medianOf(other),
      verified.get(name) ?? true,
    );
  return [
    ...[...times.keys()].map((name) => beside(name, 'tfjs-wasm')),
    ...[INT8, RESCORED].map((name) => beside(name, 'tfjs-cpu')),
    ...(times.has(GEMV) ? [beside(F32, GEMV)] : []),
  ];
}

const F32 = 'our f32 kernel';
const INT8 = 'our int8 kernel';
const RESCORED = 'our int8 kernel, best 150 scored again';

function ourSearches(vectors: Float32Array, count: number) {
  const index = new ItemIndex(vectors, { withFloats: true });
  const plain = new ItemIndex(vectors, { simd: false });
  const random = new SeededRandom(3);
  const allowed = Uint8Array.from({ length: count }, () => (random.fraction() < ALLOWED_SHARE ? 1 : 0));
  const searches: Contestant[] = [
    { name: 'plain TypeScript, rescored', search: (user) => plain.search(user, BEST), recallMin: EXACT },
    { name: F32, search: (user) => index.searchBy('f32', user, BEST), recallMin: EXACT },
    { name: INT8, search: (user) => index.searchBy('int8', user, BEST), recallMin: 0.98 },
    { name: RESCORED, search: (user) => index.search(user, BEST), recallMin: EXACT },
    {
      name: 'the same with a store mask',
      search: (user) => index.search(user, BEST, allowed),
      recallMin: EXACT,
      isMasked: true,
    },
  ];
  return { index, allowed, searches };
}

async function otherLibraries(
  vectors: Float32Array,
  count: number,
  report: (line: string) => void,
): Promise<Contestant[]> {
  const found: Contestant[] = [];
  const onnx = await onnxSearch(vectors, count, VECTOR_DIM, BEST);
  if ('missing' in onnx) report(`left out, ${onnx.missing}`);
  else found.push({ name: 'onnxruntime, MatMul and TopK, one thread', search: onnx, recallMin: EXACT });
  if (count > HNSW_ROWS_MAX) {
    report(`left out, hnswlib: building a graph of ${count} takes many minutes`);
    return found;
  }
  const hnsw = hnswSearch(vectors, VECTOR_DIM, BEST);
  if ('missing' in hnsw) report(`left out, ${hnsw.missing}`);
  else {
    report(`hnswlib built its graph in ${hnsw.buildSeconds.toFixed(1)} s`);
    // Approximate by its nature: its recall is reported, not asked for.
    found.push({ name: 'hnswlib, ef 128, approximate', search: hnsw.search, recallMin: 0 });
  }
  return found;
}

/** The exact best hundred of the first users, in double precision, without and with the mask. */
function exactAnswers(
  vectors: Float32Array,
  count: number,
  users: readonly Float32Array[],
  allowed: Uint8Array,
) {
  const index = new ItemIndex(vectors, { simd: false });
  const best = new BestRows(BEST);
  return users.slice(0, RECALL_USERS).map((user) => {
    const scores = Float32Array.from({ length: count }, (_, item) => index.dot(user, item));
    return {
      all: new Set(best.select(scores, count)),
      masked: new Set(best.select(scores, count, allowed)),
    };
  });
}

async function recallOf(
  { search, isMasked = false }: Contestant,
  users: readonly Float32Array[],
  truth: readonly { readonly all: Set<number>; readonly masked: Set<number> }[],
): Promise<number> {
  let found = 0;
  for (const [n, { all, masked }] of truth.entries()) {
    const wanted = isMasked ? masked : all;
    for (const item of Array.from(await search(users[n] as Float32Array))) if (wanted.has(item)) found += 1;
  }
  return found / (truth.length * BEST);
}
