import type { BasketLog } from '#ml/recommendation';
import { listFigures, PARTS, type Part, wanted } from './basket-metrics.ts';
import { interval95, meanOf } from './interval.ts';
import { baselinesAt } from './time-baselines.ts';
import { timeLists } from './time-lists.ts';
import {
  type Lesson,
  learn,
  lessonsBefore,
  type RankerSettings,
  rankerScores,
  TRIED,
} from './time-ranker.ts';
import type { TestedShopper } from './time-split.ts';

const PLACES = 20;
/** What the ranker is compared with, person by person. */
const RIVALS = ['own frequency', 'popular, 7 days', 'item-kNN', 'transitions', 'hand-made blend'] as const;
const RANKER = 'ranker';

export interface TimeCuts {
  /** Days since 1970: everything is chosen at the first and measured once at the second. */
  readonly validation: number;
  readonly test: number;
  readonly seeds: number;
}

interface MethodFigures {
  readonly recall: number;
  readonly recall95: readonly [number, number];
  readonly ndcg: number;
}

interface PartReport {
  readonly people: number;
  readonly methods: Readonly<Record<string, MethodFigures>>;
  /** Recall of the ranker minus that of the rival, paired over people. */
  readonly against: Readonly<
    Record<string, { readonly gain: number; readonly gain95: readonly [number, number] }>
  >;
  /** Recall of each seed's ranker alone. */
  readonly seeds: readonly number[];
}

export interface TimeReport {
  readonly chosen: RankerSettings;
  readonly tried: readonly (RankerSettings & { readonly recall: Readonly<Record<Part, number>> })[];
  readonly parts: Readonly<Record<Part, PartReport>>;
}

/** Chooses the ranker's settings at the validation cut and measures everything once at the test cut. */
export async function evaluateTime(
  log: BasketLog,
  { validation, test, seeds }: TimeCuts,
  report: (line: string) => void,
): Promise<TimeReport> {
  const seedList = Array.from({ length: seeds }, (_, at) => at + 1);
  const tried = await tryAll(log, validation, seedList, report);
  const chosen = tried.reduce((best, one) => (total(one.recall) > total(best.recall) ? one : best));
  report(`chosen on validation: ${chosen.hidden} hidden units, ${chosen.epochs} epochs`);
  const rankers = await learn(lessonsBefore(log, test, report), chosen, seedList);
  const lists = timeLists(log, test);
  const tested = lists.map((list) => list.tested);
  const scores = rankerScores(lists, rankers, log.rowCount);
  const alone = rankers.map((ranker) => rankerScores(lists, [ranker], log.rowCount));
  const baselines = baselinesAt(log, test);
  const parts = Object.fromEntries(
    PARTS.map((part) => {
      const recallOf = (of: readonly Float32Array[]) =>
        meanOf(figuresOf(tested, part, (_, at) => of[at] as Float32Array).recall);
      const figures = new Map([
        ...[...baselines].map(([name, score]): [string, Figures] => [
          name,
          figuresOf(tested, part, (one) => score(one, part)),
        ]),
        [RANKER, figuresOf(tested, part, (_, at) => scores[at] as Float32Array)] as const,
      ]);
      return [part, partReport(figures, alone.map(recallOf))];
    }),
  ) as Record<Part, PartReport>;
  return { chosen, tried, parts };
}

async function tryAll(
  log: BasketLog,
  validation: number,
  seeds: readonly number[],
  report: (line: string) => void,
) {
  const lessons: Lesson[] = lessonsBefore(log, validation, report);
  const lists = timeLists(log, validation);
  const tried: TimeReport['tried'][number][] = [];
  for (const settings of TRIED) {
    const scores = rankerScores(lists, await learn(lessons, settings, seeds), log.rowCount);
    const recall = Object.fromEntries(
      PARTS.map((part) => [
        part,
        meanOf(
          figuresOf(
            lists.map((list) => list.tested),
            part,
            (_, at) => scores[at] as Float32Array,
          ).recall,
        ),
      ]),
    ) as Record<Part, number>;
    report(
      `validation, ${settings.hidden} units, ${settings.epochs} epochs: ${shown(Object.values(recall))}`,
    );
    tried.push({ ...settings, recall });
  }
  return tried;
}

interface Figures {
  readonly recall: readonly number[];
  readonly ndcg: readonly number[];
}

function figuresOf(
  tested: readonly TestedShopper[],
  part: Part,
  scoresOf: (one: TestedShopper, at: number) => Float32Array,
): Figures {
  const figures = tested.flatMap((one, at) =>
    wanted(one, part).size === 0 ? [] : [listFigures(one, part, scoresOf(one, at), PLACES)],
  );
  return { recall: figures.map(({ recall }) => recall), ndcg: figures.map(({ ndcg }) => ndcg) };
}

function partReport(figures: ReadonlyMap<string, Figures>, seeds: readonly number[]): PartReport {
  const ranker = figures.get(RANKER)?.recall ?? [];
  const methods = [...figures].map(([name, { recall, ndcg }]) => [
    name,
    { recall: meanOf(recall), recall95: interval95(recall), ndcg: meanOf(ndcg) },
  ]);
  const against = RIVALS.map((name) => {
    const rival = figures.get(name)?.recall ?? [];
    const gains = ranker.map((value, at) => value - (rival[at] as number));
    return [name, { gain: meanOf(gains), gain95: interval95(gains) }];
  });
  return {
    people: ranker.length,
    methods: Object.fromEntries(methods),
    against: Object.fromEntries(against),
    seeds,
  };
}

const total = (recall: Readonly<Record<Part, number>>): number =>
  PARTS.reduce((sum, part) => sum + recall[part], 0);

const shown = (values: readonly number[]): string => values.map((value) => value.toFixed(4)).join(' / ');
