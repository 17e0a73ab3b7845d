import { SeededRandom } from '#kernel';
import { FEATURE_COUNT, openTensorRuntime, plainRuntime, type RankerWeights } from '#ml/recommendation';
import { interleavedCpuMs } from '../support/interleaved-cpu.ts';
import { type BenchTask, row } from '../task.ts';

const SIZES = [200, 500] as const;
/** 32 trained units and the two of the linear path. */
const HIDDEN = 34;
const TOLERANCE = 1e-5;
const ROUNDS = 60;

/** The listwise ranker over one request's candidates: TensorFlow.js on wasm beside plain TypeScript. */
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
    const rows = SIZES.flatMap((count) => {
      const features = draw(count * FEATURE_COUNT);
      const expected = plain.score(features, count);
      const verified = wasm
        .score(features, count)
        .every((score, place) => Math.abs(score - (expected[place] as number)) < TOLERANCE);
      const times = interleavedCpuMs(
        [
          { name: 'wasm', run: () => wasm.score(features, count) },
          { name: 'plain', run: () => plain.score(features, count) },
        ],
        ROUNDS,
      );
      const [ours, other] = [times.get('wasm') as number, times.get('plain') as number];
      return [
        row(
          `ranker over ${count} candidates, tfjs-wasm, beside plain TypeScript`,
          ours,
          'ms CPU',
          other,
          verified,
        ),
      ];
    });
    wasm.dispose();
    return rows;
  },
};
