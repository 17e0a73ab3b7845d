// node benchmarks/shard-merge.ts: an index in partitions, simulated. The same seed prints the same lines.
// What docs/scale-recommendation.md says about merging, silence and late answers comes from here.
import { SeededRandom } from '#kernel';
import { BestRows, ItemIndex, mergeBest, type PartitionAnswer, VECTOR_DIM } from '#ml/recommendation';
import { clusteredVectors } from './support/clustered-vectors.ts';
import { simulateLatency } from './support/shard-latency.ts';

const ITEMS = 120_000;
const PARTITIONS = 16;
const BEST = 100;
/** One item in twenty has the vector of another: their scores are equal. */
const TWIN_EVERY = 20;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Spreads neighbouring numbers: a bit mix (Steele and others, SplitMix). */
function partitionOf(item: number): number {
  let bits = Math.imul(item ^ (item >>> 16), 0x45d9f3b);
  bits = Math.imul(bits ^ (bits >>> 16), 0x45d9f3b);
  return ((bits ^ (bits >>> 16)) >>> 0) % PARTITIONS;
}

interface Partition {
  readonly index: ItemIndex;
  /** `[rows]`, ascending: a tie by row is then a tie by item. */
  readonly items: Int32Array;
}

function answerOf({ index, items }: Partition, user: Float32Array, k: number): PartitionAnswer {
  const scores = index.scores('f32', user);
  const rows = new BestRows(k).select(scores, index.count);
  return {
    scores: Array.from(rows, (row) => scores[row] as number),
    items: Array.from(rows, (row) => items[row] as number),
  };
}

const { vectors, users } = clusteredVectors(ITEMS);
for (let item = TWIN_EVERY; item < ITEMS; item += TWIN_EVERY)
  vectors.copyWithin(item * VECTOR_DIM, (item - 1) * VECTOR_DIM, item * VECTOR_DIM);

const partitions: Partition[] = Array.from({ length: PARTITIONS }, (_, partition) => {
  const items = Int32Array.from(
    Array.from({ length: ITEMS }, (_, item) => item).filter((item) => partitionOf(item) === partition),
  );
  const own = new Float32Array(items.length * VECTOR_DIM);
  for (const [row, item] of items.entries())
    own.set(vectors.subarray(item * VECTOR_DIM, (item + 1) * VECTOR_DIM), row * VECTOR_DIM);
  return { index: new ItemIndex(own, { withFloats: true }), items };
});
const sizes = partitions.map(({ items }) => items.length);
say(`${ITEMS} items in ${PARTITIONS} partitions of ${Math.min(...sizes)} to ${Math.max(...sizes)}`);

const whole = new ItemIndex(vectors, { withFloats: true });
const truth = users.map((user) => whole.searchBy('f32', user, BEST));
const random = new SeededRandom(11);
const recall = { same: 0, few: 0, oneSilent: 0, worstSilent: 1, byInt8: 0 };
let ties = 0;
for (const [n, user] of users.entries()) {
  const wanted = truth[n] as number[];
  const hit = (items: readonly number[]) => {
    const found = new Set(items);
    return wanted.filter((item) => found.has(item)).length / wanted.length;
  };
  ties += wanted.filter((item) => item % TWIN_EVERY === 0 && wanted.includes(item - 1)).length;
  const answers = partitions.map((partition) => answerOf(partition, user, BEST));
  if (mergeBest(answers, BEST).join() === wanted.join()) recall.same += 1;
  const few = answers.map(({ scores, items }) => ({
    scores: Array.from(scores).slice(0, 20),
    items: Array.from(items).slice(0, 20),
  }));
  recall.few += hit(mergeBest(few, BEST)) / users.length;
  const silent = random.integer(PARTITIONS);
  const partial = hit(
    mergeBest(
      answers.filter((_, partition) => partition !== silent),
      BEST,
    ),
  );
  recall.oneSilent += partial / users.length;
  recall.worstSilent = Math.min(recall.worstSilent, partial);
  const rescored = partitions.map(({ index, items }) => {
    const rows = index.search(user, BEST);
    return {
      scores: rows.map((row) => index.dot(user, row)),
      items: rows.map((row) => items[row] as number),
    };
  });
  recall.byInt8 += hit(mergeBest(rescored, BEST)) / users.length;
}
say(`merged = global, item for item and in order: ${recall.same} of ${users.length} users (${ties} ties)`);
say(`int8 with rescoring in each partition: recall ${recall.byInt8.toFixed(4)}`);
say(`each partition asked for 20 instead of ${BEST}: recall ${recall.few.toFixed(4)}`);
say(`one partition silent: recall ${recall.oneSilent.toFixed(4)}, worst ${recall.worstSilent.toFixed(2)}`);
for (const fanOut of [16, 100]) for (const line of simulateLatency(fanOut)) say(line);
if (recall.same !== users.length) process.exitCode = 1;
