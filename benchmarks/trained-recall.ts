// DATA_DIR=… node benchmarks/trained-recall.ts [epochs]: what the int8 index finds on vectors that were trained.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  BestRows,
  encodeUser,
  ItemIndex,
  sequencesOf,
  trainLogBilinear,
  VECTOR_DIM,
} from '#ml/recommendation';

const EPOCHS = Number(process.argv[2] ?? 6);
const NEGATIVES = 1_024;
const USERS = 2_000;
const BEST = [20, 100, 200];

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const folder = process.env['DATA_DIR'];
if (folder === undefined) say('left out: DATA_DIR names no folder with Beauty.txt');
else measure(join(folder, 'Beauty.txt'));

function measure(file: string): void {
  // One line: the person, then the goods in order, numbered from 1.
  const lists = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) =>
      line
        .split(' ')
        .slice(1)
        .map((word) => Number(word) - 1),
    );
  const rowCount = lists.reduce((most, list) => Math.max(most, ...list), 0) + 1;
  const model = trainLogBilinear(sequencesOf(rowCount, lists), {
    seed: 1,
    epochs: EPOCHS,
    negatives: NEGATIVES,
    positionsPerEpochMax: Number.POSITIVE_INFINITY,
    report: (epoch, loss) => say(`epoch ${epoch}: loss ${loss.toFixed(3)}`),
  });
  const index = new ItemIndex(model.vectors);
  const scores = new Float32Array(rowCount);
  const user = new Float32Array(VECTOR_DIM);
  for (const k of BEST) {
    const best = new BestRows(k);
    const found = { int8: 0, rescored: 0, missed: 0 };
    for (const list of lists.slice(0, USERS)) {
      encodeUser(model, list.toReversed(), user);
      for (let row = 0; row < rowCount; row += 1) scores[row] = index.dot(user, row);
      const truth = new Set(best.select(scores, rowCount));
      found.int8 += index.searchBy('int8', user, k).filter((row) => truth.has(row)).length;
      const hits = index.search(user, k).filter((row) => truth.has(row)).length;
      found.rescored += hits;
      if (hits < k) found.missed += 1;
    }
    const share = (hits: number): string => (hits / (USERS * k)).toFixed(5);
    say(`best ${k} of ${rowCount}: recall int8 ${share(found.int8)}, rescored ${share(found.rescored)}`);
    say(`   ${found.missed} of ${USERS} people miss one`);
  }
}
