import { SeededRandom } from '#kernel';
import { FEATURE_COUNT, openTensorRuntime, plainRuntime, type RankerWeights } from '#ml/recommendation';
import { onnxRanker } from '../peers/onnxruntime.ts';
import { cpuMs, interleavedSamples } from '../support/interleaved-samples.ts';
import { type BenchRow, type BenchTask, row } from '../task.ts';

const SIZES = [200, 500] as const;
/** 32 trained units and the two of the linear path. */
const HIDDEN = 34;
const TOLERANCE = 1e-5;
const ROUNDS = 25;
const CALLS = 40;

interface Contestant {
  readonly name: string;
  score(features: Float32Array): Float32Array | Promise<Float32Array>;
}

/** The listwise ranker over one request's candidates: TensorFlow.js on wasm, onnxruntime, plain TypeScript. */
export const ranker: BenchTask = {
  name: 'ranker',
  async run(report) {
    const random = new SeededRandom(5);
    const draw = (length: number) => Float32Array.from({ length }, () => (random.fraction() - 0.5) / 4);
    const weights: RankerWeights = {
      input: draw(FEATURE_COUNT * HIDDEN),
      inputBias: draw(HIDDEN),
      output: draw(HIDDEN),
    };
    const runtime = await openTensorRuntime('wasm');
    report(`${FEATURE_COUNT} features, ${HIDDEN} hidden units, ${runtime.name}`);
    const wasm = runtime.load(weights);
    const plain = plainRuntime.load(weights);
    const rows: BenchRow[] = [];
    for (const count of SIZES) {
      const features = draw(count * FEATURE_COUNT);
      const onnx = await onnxRanker(weights, count);
      if ('missing' in onnx) report(`left out, ${onnx.missing}`);
      const contestants: Contestant[] = [
        { name: 'tfjs-wasm', score: (x) => wasm.score(x, count) },
        { name: 'plain TypeScript', score: (x) => plain.score(x, count) },
        ...('missing' in onnx ? [] : [{ name: 'onnxruntime, one thread', score: onnx }]),
      ];
      rows.push(...(await compare(contestants, count, features)));
    }
    wasm.dispose();
    return rows;
  },
};

async function compare(
  contestants: readonly Contestant[],
  count: number,
  features: Float32Array,
): Promise<BenchRow[]> {
  const [ours] = contestants as [Contestant];
  const expected = await ours.score(features);
  const verified = new Map<string, boolean>();
  for (const { name, score } of contestants) {
    const scores = await score(features);
    verified.set(
      name,
      scores.every((value, place) => Math.abs(value - (expected[place] as number)) < TOLERANCE),
    );
  }
  const times = await interleavedSamples(
    contestants.map(({ name, score }) => ({ name, sample: () => cpuMs(CALLS, () => score(features)) })),
    ROUNDS,
  );
  const own = times.get(ours.name)?.median ?? Number.NaN;
  return contestants
    .slice(1)
    .map(({ name }) =>
      row(
        `ranker over ${count} candidates, ${ours.name}, beside ${name}`,
        own,
        'ms CPU',
        times.get(name)?.median ?? null,
        verified.get(name) === true,
      ),
    );
}
