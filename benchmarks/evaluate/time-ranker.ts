import { SeededRandom } from '#kernel';
import {
  type BasketLog,
  meanRanker,
  openTrainingRuntime,
  plainRuntime,
  type RankerWeights,
  trainRanker,
} from '#ml/recommendation';
import { denseScores, placesOf, type TimeList, teachingList, timeLists } from './time-lists.ts';
import { WINDOW_DAYS } from './time-split.ts';

/** Lessons end before the cut: the newest one's window closes where the judged one opens. */
const LESSON_CUTS = 8;
const LESSON_STEP_DAYS = 8;
/** Rows beside the right ones in a lesson; all of them took three times as long and were no better. */
const OTHERS = 100;

export interface RankerSettings {
  readonly hidden: number;
  readonly epochs: number;
}

/** What is tried on the validation cut; each with every seed, judged by their mean. */
export const TRIED: readonly RankerSettings[] = [
  { hidden: 16, epochs: 6 },
  { hidden: 32, epochs: 6 },
  { hidden: 32, epochs: 12 },
];

export type Lesson = ReturnType<typeof teachingList>;

/** Lists of earlier cuts, each fitted on what lies before its own cut. */
export function lessonsBefore(log: BasketLog, day: number, report: (line: string) => void): Lesson[] {
  const random = new SeededRandom(1);
  const lessons: Lesson[] = [];
  for (let back = 0; back < LESSON_CUTS; back += 1) {
    const cut = day - WINDOW_DAYS - back * LESSON_STEP_DAYS;
    const lists = timeLists(log, cut).filter((list) => placesOf(list).length > 0);
    for (const list of lists) lessons.push(teachingList(list, OTHERS, (below) => random.integer(below)));
    report(`lessons of ${new Date(cut * 86_400_000).toISOString().slice(0, 10)}: ${lists.length} lists`);
  }
  return lessons;
}

export async function learn(
  lessons: readonly Lesson[],
  settings: RankerSettings,
  seeds: readonly number[],
): Promise<RankerWeights[]> {
  const tf = await openTrainingRuntime();
  return seeds.map((seed) => trainRanker(tf, lessons, { seed, ...settings }));
}

/** `[lists][rowCount]`, by the mean of the rankers. */
export function rankerScores(
  lists: readonly TimeList[],
  rankers: readonly RankerWeights[],
  rowCount: number,
): Float32Array[] {
  const loaded = plainRuntime.load(meanRanker(rankers));
  return lists.map((list) => denseScores(list, loaded.score(list.features, list.rows.length), rowCount));
}
