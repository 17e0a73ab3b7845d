import type { Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs';
import { SeededRandom } from '#kernel';
import type { RankerWeights } from './ranker.ts';
import type { TfWithGradients } from './tensor-runtime.ts';

/** One moment of one person: the candidates she could have been shown, and the one she then turned to. */
export interface LabelledList {
  /** `[count, columns]`, the same columns in every list. */
  readonly features: Float32Array;
  readonly count: number;
  /** Place of the label among the candidates. */
  readonly label: number;
  /** Where more than one is right (a basket): all their places, each with an equal share; `label` is one of them. */
  readonly labels?: readonly number[];
}

export interface RankerOptions {
  readonly seed: number;
  readonly hidden: number;
  readonly epochs: number;
  readonly report?: (epoch: number, loss: number) => void;
}

const BATCH_LISTS = 32;
const LEARNING_RATE = 2e-3;
const LEARNING_RATE_END_SHARE = 0.1;
const L2 = 1e-4;
/** Logit of places beyond a list's end. */
const NEVER = -1e9;

/**
 * Listwise softmax over each candidate list: x · w0 + relu(x W1 + c) · w2 on standardised features.
 * Adam, 2e-3 falling linearly to a tenth. Deterministic for a seed on one backend.
 */
export function trainRanker(
  tf: TfWithGradients,
  lists: readonly LabelledList[],
  { seed, hidden, epochs, report }: RankerOptions,
): RankerWeights {
  const columns = columnsIn(lists);
  const { mean, deviation } = columnStatistics(lists, columns);
  const standard = lists.map((list) => ({ ...list, features: standardise(list.features, mean, deviation) }));
  const random = new SeededRandom(seed);
  const glorot = (fanIn: number, fanOut: number, size: number) => {
    const bound = Math.sqrt(6 / (fanIn + fanOut));
    return Float32Array.from({ length: size }, () => (2 * random.fraction() - 1) * bound);
  };
  const linear = tf.variable(tf.zeros([columns, 1])) as unknown as Tensor2D;
  const input = tf.variable(tf.tensor2d(glorot(columns, hidden, columns * hidden), [columns, hidden]));
  const bias = tf.variable(tf.zeros([hidden])) as unknown as Tensor1D;
  const output = tf.variable(tf.tensor2d(glorot(hidden, 1, hidden), [hidden, 1]));
  const adam = tf.train.adam(LEARNING_RATE);

  const order = standard.map((_, place) => place);
  const steps = epochs * Math.ceil(order.length / BATCH_LISTS);
  let step = 0;
  for (let epoch = 1; epoch <= epochs; epoch += 1) {
    shuffle(order, random);
    let total = 0;
    for (let from = 0; from < order.length; from += BATCH_LISTS) {
      const chosen = order.slice(from, from + BATCH_LISTS).map((place) => standard[place] as LabelledList);
      const batch = padded(chosen, columns);
      setRate(adam, LEARNING_RATE * (1 - (1 - LEARNING_RATE_END_SHARE) * (step / steps)));
      step += 1;
      const cost = tf.tidy(() => {
        const loss = adam.minimize(() => {
          const x = tf.tensor2d(batch.features, [chosen.length * batch.width, columns]);
          const raised = tf.relu(tf.add(tf.matMul(x, input), bias));
          const scores = tf.add(tf.matMul(x, linear), tf.matMul(raised, output));
          const logits = tf.add(
            tf.reshape(scores, [chosen.length, batch.width]),
            tf.tensor2d(batch.mask, [chosen.length, batch.width]),
          );
          const chance = tf.sum(
            tf.mul(tf.logSoftmax(logits), tf.tensor2d(batch.labels, [chosen.length, batch.width])),
          );
          const squares = [linear, input, output].map((weights: Tensor) => tf.sum(tf.square(weights)));
          return tf.add(tf.neg(tf.div(chance, chosen.length)), tf.mul(L2, tf.addN(squares))).asScalar();
        }, true);
        return loss?.dataSync()[0] ?? 0;
      });
      total += cost * chosen.length;
    }
    report?.(epoch, total / Math.max(1, order.length));
  }
  const trained = [linear, input, bias, output].map((tensor) => Float32Array.from(tensor.dataSync()));
  tf.dispose([linear, input, bias, output]);
  adam.dispose();
  const [w0, w1, c, w2] = trained as [Float32Array, Float32Array, Float32Array, Float32Array];
  return folded(columns, w0, w1, c, w2, mean, deviation);
}

/** Adam keeps its rate in a field that the typings hide. */
function setRate(adam: object, rate: number): void {
  Object.assign(adam, { learningRate: rate });
}

function columnsIn([first]: readonly LabelledList[]): number {
  if (first === undefined) throw new RangeError('a ranker needs lists to learn from');
  return first.features.length / first.count;
}

function columnStatistics(lists: readonly LabelledList[], columns: number) {
  const sums = new Float64Array(columns);
  const squares = new Float64Array(columns);
  let rows = 0;
  for (const { features, count } of lists) {
    rows += count;
    for (let at = 0; at < count * columns; at += 1) {
      const value = features[at] as number;
      const f = at % columns;
      sums[f] = (sums[f] as number) + value;
      squares[f] = (squares[f] as number) + value * value;
    }
  }
  const mean = sums.map((sum) => sum / Math.max(1, rows));
  const deviation = squares.map((square, f) => {
    const variance = square / Math.max(1, rows) - (mean[f] as number) ** 2;
    // A column that never varies says nothing; dividing by its rounding error would make it shout.
    return variance < 1e-9 ? 1 : Math.sqrt(variance);
  });
  return { mean, deviation };
}

function standardise(features: Float32Array, mean: Float64Array, deviation: Float64Array): Float32Array {
  const columns = mean.length;
  return features.map((value, at) => {
    const f = at % columns;
    return (value - (mean[f] as number)) / (deviation[f] as number);
  });
}

function padded(lists: readonly LabelledList[], columns: number) {
  const width = Math.max(...lists.map(({ count }) => count));
  const features = new Float32Array(lists.length * width * columns);
  const mask = new Float32Array(lists.length * width).fill(NEVER);
  const labels = new Float32Array(lists.length * width);
  for (const [place, list] of lists.entries()) {
    features.set(list.features.subarray(0, list.count * columns), place * width * columns);
    mask.fill(0, place * width, place * width + list.count);
    const right = list.labels ?? [list.label];
    for (const at of right) labels[place * width + at] = 1 / right.length;
  }
  return { width, features, mask, labels };
}

/** Takes raw features instead of standardised ones, and turns the linear path into two hidden units. */
function folded(
  columns: number,
  linear: Float32Array,
  input: Float32Array,
  bias: Float32Array,
  output: Float32Array,
  mean: Float64Array,
  deviation: Float64Array,
): RankerWeights {
  const trained = output.length;
  const hidden = trained + 2;
  const weights = new Float32Array(columns * hidden);
  const biases = new Float32Array(hidden);
  for (let h = 0; h < hidden; h += 1) {
    let shift = h < trained ? (bias[h] as number) : 0;
    for (let f = 0; f < columns; f += 1) {
      const raw =
        h < trained ? (input[f * trained + h] as number) : (linear[f] as number) * (h === trained ? 1 : -1);
      const weight = raw / (deviation[f] as number);
      weights[f * hidden + h] = weight;
      shift -= weight * (mean[f] as number);
    }
    biases[h] = shift;
  }
  return { input: weights, inputBias: biases, output: Float32Array.from([...output, 1, -1]) };
}

function shuffle(order: number[], random: SeededRandom): void {
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = random.integer(last + 1);
    const kept = order[last] as number;
    order[last] = order[other] as number;
    order[other] = kept;
  }
}
