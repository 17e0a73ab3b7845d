import { type AblationRow, ablation } from './ablation.ts';
import { interval95, meanOf } from './interval.ts';
import { coverageOf, hitAt, ndcgAt } from './metrics.ts';
import { type PackedLists, unpacked } from './packed-lists.ts';
import { chooseRanker, type RankerSettings, type Tried, trainRankers } from './ranker-choice.ts';
import { BadSequenceFile, type SequenceFile } from './sequence-file.ts';
import { SEQUENCE_COLUMNS } from './stage-lists.ts';
import { StageService } from './stage-service.ts';
import type { Judgement } from './stage-worker.ts';
import { STAGES, type Stage } from './stages.ts';

const PLACES = [10, 20, 50] as const;
const GENERATOR_SEED = 1;

export interface SeedFigures {
  readonly metrics: Readonly<Record<string, number>>;
  /** 95 % bootstrap over users. */
  readonly intervals: Readonly<Record<string, readonly [number, number]>>;
}

export interface LeaveOneOutReport {
  readonly questions: number;
  /** Share of questions whose answer was among the candidates: no order of them can do better. */
  readonly ceiling: number;
  readonly chosen: RankerSettings;
  readonly tried: readonly Tried[];
  /** Means over the seeds. */
  readonly metrics: Readonly<Record<string, number>>;
  readonly seeds: readonly SeedFigures[];
  readonly ablation?: readonly AblationRow[];
}

/**
 * Leave one out, ranked against all items. The generators of a stage see nothing from the second last fitted
 * item on (`STAGES`); the ranker learns from labels that lie before the test's and never sees one of those.
 */
export async function leaveOneOut(
  file: SequenceFile,
  { seeds: seedCount, ablate = false }: { readonly seeds: number; readonly ablate?: boolean },
  report: (line: string) => void,
): Promise<LeaveOneOutReport> {
  const open = (stage: Stage) => new StageService({ file, stage, seed: GENERATOR_SEED }, report);
  const [lessons, choice] = await Promise.all(
    [STAGES.lessons, STAGES.choice].map((stage) => taught(open(stage))),
  );
  const test = open(STAGES.test);
  try {
    if (lessons === undefined || choice === undefined) throw new Error('a stage is missing');
    const width = SEQUENCE_COLUMNS.length;
    const lists = lessons.counts.length + choice.counts.length;
    if (lists === 0)
      throw new BadSequenceFile(
        'no user turned to anything that the others suggest: there is nothing to learn',
      );
    // Where everybody has but three items, nothing can be asked before the choice.
    const from = { lists: [lessons.counts.length === 0 ? choice : lessons], width };
    const judged = unpacked(choice, width);
    const { chosen, tried } = await chooseRanker(from, judged, choice.questions, report);
    const seeds = Array.from({ length: seedCount }, (_, seed) => seed);
    report(`rankers: ${seedCount} seeds on ${lists} lists`);
    const rankers = await trainRankers({ lists: [lessons, choice], width }, chosen, seeds);
    report('test: all questions');
    const { judgements, found } = await test.judge(rankers);
    const figures = judgements.map((judgement) => figuresOf(judgement, file.rowCount));
    const rows = ablate
      ? await ablation({
          lessons: from,
          judged,
          questions: choice.questions,
          test,
          settings: chosen,
          report,
        })
      : undefined;
    return {
      questions: judgements[0]?.ranks.length ?? 0,
      ceiling: found,
      chosen,
      tried,
      metrics: meansOf(figures.map(({ metrics }) => metrics)),
      seeds: figures,
      ...(rows === undefined ? {} : { ablation: rows }),
    };
  } finally {
    await test.close();
  }
}

async function taught(service: StageService): Promise<PackedLists & { readonly questions: number }> {
  try {
    const { lists, questions } = await service.lessons();
    return { ...lists, questions };
  } finally {
    await service.close();
  }
}

function figuresOf({ ranks, shown, novelty, diversity }: Judgement, rowCount: number): SeedFigures {
  const metrics: Record<string, number> = {};
  const intervals: Record<string, readonly [number, number]> = {};
  for (const places of PLACES) {
    const hits = Array.from(ranks, (rank) => hitAt(rank, places));
    const gains = Array.from(ranks, (rank) => ndcgAt(rank, places));
    for (const [name, values] of [
      ['hr', hits],
      ['ndcg', gains],
      ['recall', hits],
    ] as const) {
      metrics[`${name}@${places}`] = meanOf(values);
      intervals[`${name}@${places}`] = interval95(values);
    }
  }
  metrics['coverage@10'] = coverageOf(shown, rowCount);
  metrics['novelty@10'] = novelty;
  metrics['diversity@10'] = diversity;
  return { metrics, intervals };
}

function meansOf(all: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const names = Object.keys(all[0] ?? {});
  return Object.fromEntries(names.map((name) => [name, meanOf(all.map((metrics) => metrics[name] ?? 0))]));
}
