import { parentPort, workerData } from 'node:worker_threads';
import { cosine, openTensorRuntime, type RankerWeights } from '#ml/recommendation';
import { diversityOf, noveltyOf, rankOf } from './metrics.ts';
import { type PackedLists, packed } from './packed-lists.ts';
import type { SequenceFile } from './sequence-file.ts';
import { StageLists } from './stage-lists.ts';
import { fitStage } from './stage-model.ts';
import { questionsOf, type Stage } from './stages.ts';

export interface StageTask {
  readonly file: SequenceFile;
  readonly stage: Stage;
  readonly seed: number;
}

/** What is asked of a fitted stage. */
export type StageRequest =
  | { readonly kind: 'lessons' }
  | { readonly kind: 'judge'; readonly rankers: readonly RankerWeights[] };

/** One ranker's answers to all questions of a stage. */
export interface Judgement {
  /** `[questions]` */
  readonly ranks: Float32Array;
  /** First places of every question. */
  readonly shown: readonly Int32Array[];
  readonly novelty: number;
  readonly diversity: number;
}

export type StageAnswer =
  | { readonly kind: 'line'; readonly line: string }
  | { readonly kind: 'lessons'; readonly lists: PackedLists; readonly questions: number }
  | { readonly kind: 'judgements'; readonly judgements: readonly Judgement[]; readonly found: number };

const SHOWN_PLACES = 10;

const port = parentPort;
if (port === null) throw new Error('a stage is fitted in a worker');
const { file, stage, seed } = workerData as StageTask;
const say = (answer: StageAnswer): void => port.postMessage(answer);
const report = (line: string): void => say({ kind: 'line', line });

const model = await fitStage(file, stage, seed, report);
const lists = new StageLists(model);
const questions = questionsOf(file, stage);

port.on('message', (request: StageRequest) => {
  if (request.kind === 'lessons') answerLessons();
  else void judge(request.rankers);
});

/** Only lists that hold their label can teach. */
function answerLessons(): void {
  const found = questions.flatMap((question) => {
    const list = lists.of(question);
    return list.label < 0 ? [] : [{ ...list, count: list.rows.length }];
  });
  report(`${stage.name}: ${found.length} of ${questions.length} lists hold what came next`);
  say({ kind: 'lessons', lists: packed(found), questions: questions.length });
}

async function judge(weights: readonly RankerWeights[]): Promise<void> {
  const runtime = await openTensorRuntime();
  const rankers = weights.map((one) => runtime.load(one));
  const ranks = weights.map(() => new Float32Array(questions.length));
  const shown: Int32Array[][] = weights.map(() => []);
  let found = 0;
  for (const [q, question] of questions.entries()) {
    const list = lists.of(question);
    if (list.label >= 0) found += 1;
    const rest = file.rowCount - new Set(question.met).size - list.rows.length;
    for (const [r, ranker] of rankers.entries()) {
      const scores = ranker.score(list.features, list.rows.length);
      (ranks[r] as Float32Array)[q] = rankOf(scores, list.label, rest);
      const order = Int32Array.from(scores.keys()).sort(
        (a, b) => (scores[b] as number) - (scores[a] as number),
      );
      shown[r]?.push(order.subarray(0, SHOWN_PLACES).map((c) => list.rows[c] as number));
    }
    if ((q + 1) % 5_000 === 0) report(`${stage.name}: ${q + 1} of ${questions.length} questions`);
  }
  const judgements = ranks.map((own, r): Judgement => {
    const places = shown[r] as Int32Array[];
    return {
      ranks: own,
      shown: places,
      novelty: noveltyOf(places, model.occurrences),
      diversity: diversityOf(places, (a, b) => cosine(model, a, b)),
    };
  });
  say({ kind: 'judgements', judgements, found: found / questions.length });
}
