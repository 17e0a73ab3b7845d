import { SeededRandom } from '#kernel';
import { Adam } from './adam.ts';
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
/** Below it a column says the same of every row. */
const VARIANCE_MIN = 1e-9;

/**
 * Listwise softmax over each candidate list: x · w0 + relu(x W1 + c) · w2 on standardised features.
 * Adam, 2e-3 falling linearly to a tenth. Deterministic for a seed on one backend.
 *
 * TensorFlow.js multiplies; the gradient is put together by hand. Its own gradient of `matMul` multiplies by
 * flags of transposition, for which the WebAssembly backend has only a loop: ten times slower.
 */
export function trainRanker(
  tf: TfWithGradients,
  lists: readonly LabelledList[],
  { seed, hidden, epochs, report }: RankerOptions,
): RankerWeights {
  const scale = scaleOf(lists);
  const random = new SeededRandom(seed);
  const network = new Network(tf, scale.columns.length, hidden, random);
  const order = lists.map((_, place) => place);
  const steps = epochs * Math.ceil(order.length / BATCH_LISTS);
  let step = 0;
  for (let epoch = 1; epoch <= epochs; epoch += 1) {
    shuffle(order, random);
    let total = 0;
    for (let from = 0; from < order.length; from += BATCH_LISTS) {
      const chosen = order.slice(from, from + BATCH_LISTS).map((place) => lists[place] as LabelledList);
      const rate = LEARNING_RATE * (1 - (1 - LEARNING_RATE_END_SHARE) * (step / steps));
      total += network.learn(chosen, standardised(chosen, scale), rate);
      step += 1;
    }
    report?.(epoch, total / Math.max(1, order.length));
  }
  return folded(network, scale);
}

/** Which columns vary, and how. The others say nothing: they get no weight, and no time. */
interface Scale {
  readonly width: number;
  readonly columns: Int32Array;
  /** Of the columns that vary. */
  readonly means: Float64Array;
  readonly deviations: Float64Array;
}

function scaleOf(lists: readonly LabelledList[]): Scale {
  const [first] = lists;
  if (first === undefined) throw new RangeError('a ranker needs lists to learn from');
  const width = first.features.length / first.count;
  const sums = new Float64Array(width);
  const squares = new Float64Array(width);
  let rows = 0;
  for (const { features, count } of lists) {
    rows += count;
    for (let c = 0; c < count; c += 1)
      for (let f = 0; f < width; f += 1) {
        const value = features[c * width + f] as number;
        sums[f] = (sums[f] as number) + value;
        squares[f] = (squares[f] as number) + value * value;
      }
  }
  const means = sums.map((sum) => sum / rows);
  const variances = squares.map((square, f) => square / rows - (means[f] as number) ** 2);
  const columns = Int32Array.from(variances.keys()).filter((f) => (variances[f] as number) >= VARIANCE_MIN);
  return {
    width,
    columns,
    means: Float64Array.from(columns, (f) => means[f] as number),
    deviations: Float64Array.from(columns, (f) => Math.sqrt(variances[f] as number)),
  };
}

/** `[rows of all lists, columns that vary]` */
function standardised(
  lists: readonly LabelledList[],
  { width, columns, means, deviations }: Scale,
): Float32Array {
  const rows = lists.reduce((sum, { count }) => sum + count, 0);
  const out = new Float32Array(rows * columns.length);
  let at = 0;
  for (const { features, count } of lists)
    for (let c = 0; c < count; c += 1)
      for (let f = 0; f < columns.length; f += 1) {
        const value = features[c * width + (columns[f] as number)] as number;
        out[at] = (value - (means[f] as number)) / (deviations[f] as number);
        at += 1;
      }
  return out;
}

/** The weights while they learn. */
class Network {
  readonly #tf: TfWithGradients;
  readonly columns: number;
  readonly hidden: number;
  readonly linear: Float32Array;
  readonly input: Float32Array;
  readonly bias: Float32Array;
  readonly output: Float32Array;
  readonly #adams: { readonly adam: Adam; readonly weights: Float32Array; readonly decays: boolean }[];

  constructor(tf: TfWithGradients, columns: number, hidden: number, random: SeededRandom) {
    const glorot = (fanIn: number, fanOut: number, size: number) => {
      const bound = Math.sqrt(6 / (fanIn + fanOut));
      return Float32Array.from({ length: size }, () => (2 * random.fraction() - 1) * bound);
    };
    this.#tf = tf;
    this.columns = columns;
    this.hidden = hidden;
    this.linear = new Float32Array(columns);
    this.input = glorot(columns, hidden, columns * hidden);
    this.bias = new Float32Array(hidden);
    this.output = glorot(hidden, 1, hidden);
    this.#adams = [this.linear, this.input, this.bias, this.output].map((weights) => ({
      adam: new Adam(weights),
      weights,
      decays: weights !== this.bias,
    }));
  }

  /** One step. Returns the sum of the lists' losses. */
  learn(lists: readonly LabelledList[], features: Float32Array, rate: number): number {
    const tf = this.#tf;
    const { columns, hidden } = this;
    const rows = features.length / columns;
    const x = tf.tensor2d(features, [rows, columns]);
    const [raised, scores] = tf.tidy(() => {
      const input = tf.tensor2d(this.input, [columns, hidden]);
      const h = tf.relu(tf.add(tf.matMul(x, input), tf.tensor1d(this.bias)));
      return [
        h,
        tf.add(
          tf.matMul(h, tf.tensor2d(this.output, [hidden, 1])),
          tf.matMul(x, tf.tensor2d(this.linear, [columns, 1])),
        ),
      ];
    });
    const { slopes, loss } = listwiseSlopes(lists, scores.dataSync() as Float32Array);
    const gradients = tf.tidy(() => {
      const slope = tf.tensor2d(slopes, [rows, 1]);
      const across = tf.transpose(x);
      // Not a reshape of the tensor above: this backend keeps what it packed for a multiplication by the
      // identity of the data, whatever its shape is now, and would answer with noise.
      const outputAcross = tf.tensor2d(this.output, [1, hidden]);
      const down = tf.mul(tf.matMul(slope, outputAcross), tf.step(raised));
      return [
        tf.matMul(across, slope),
        tf.matMul(across, down),
        tf.sum(down, 0),
        tf.matMul(tf.transpose(raised), slope),
      ];
    });
    for (const [n, { adam, weights, decays }] of this.#adams.entries()) {
      const gradient = gradients[n]?.dataSync() as Float32Array;
      const pull = decays ? 2 * L2 * lists.length : 0;
      for (let at = 0; at < weights.length; at += 1)
        adam.gradient[at] = (gradient[at] as number) + pull * (weights[at] as number);
      adam.step(rate, 1 / lists.length);
    }
    tf.dispose([x, raised, scores, ...gradients]);
    return loss;
  }
}

/** d loss / d score of every row: its share of its list's softmax, less 1, shared by the labels. */
function listwiseSlopes(lists: readonly LabelledList[], scores: Float32Array) {
  const slopes = new Float32Array(scores.length);
  let loss = 0;
  let from = 0;
  for (const { count, label, labels = [label] } of lists) {
    let largest = Number.NEGATIVE_INFINITY;
    for (let c = from; c < from + count; c += 1) largest = Math.max(largest, scores[c] as number);
    let total = 0;
    for (let c = from; c < from + count; c += 1) {
      const power = Math.exp((scores[c] as number) - largest);
      slopes[c] = power;
      total += power;
    }
    for (let c = from; c < from + count; c += 1) slopes[c] = (slopes[c] as number) / total;
    for (const right of labels) {
      loss -= Math.log((slopes[from + right] as number) + Number.MIN_VALUE) / labels.length;
      slopes[from + right] = (slopes[from + right] as number) - 1 / labels.length;
    }
    from += count;
  }
  return { slopes, loss };
}

/** Takes raw features instead of standardised ones, and turns the linear path into two hidden units. */
function folded({ hidden: trained, linear, input, bias, output }: Network, scale: Scale): RankerWeights {
  const hidden = trained + 2;
  const weights = new Float32Array(scale.width * hidden);
  const biases = new Float32Array(hidden);
  for (let h = 0; h < hidden; h += 1) {
    let shift = h < trained ? (bias[h] as number) : 0;
    for (const [f, column] of scale.columns.entries()) {
      const raw =
        h < trained ? (input[f * trained + h] as number) : (linear[f] as number) * (h === trained ? 1 : -1);
      const weight = raw / (scale.deviations[f] as number);
      weights[column * hidden + h] = weight;
      shift -= weight * (scale.means[f] as number);
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
