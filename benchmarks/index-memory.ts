// node benchmarks/index-memory.ts [rows]: resident memory of an item index, its float rows included.
import { SeededRandom } from '#kernel';
import { ItemIndex, VECTOR_DIM } from '#ml/recommendation';

const ROWS = Number(process.argv[2] ?? 1_000_000);
const MB = 1e6;

const rssMb = (): number => process.memoryUsage().rss / MB;
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const random = new SeededRandom(2);
const user = Float32Array.from({ length: VECTOR_DIM }, () => random.fraction() - 0.5);
const all = new Uint8Array(ROWS).fill(1);
// A small one first: what the code itself takes is not the index's.
new ItemIndex(user).search(user, 1);
const before = rssMb();
const vectors = new Float32Array(ROWS * VECTOR_DIM);
for (let at = 0; at < vectors.length; at += 1) vectors[at] = random.fraction() - 0.5;
const floats = rssMb();
const index = new ItemIndex(vectors);
index.search(user, 100);
index.search(user, 100, all);
const after = rssMb();
say(
  `${ROWS} rows: ${(after - before).toFixed(0)} MB resident, of which ${(floats - before).toFixed(0)} MB floats`,
);
say(`the whole process: ${after.toFixed(0)} MB`);
