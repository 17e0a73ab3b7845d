import { DAY_MS, type MemberId, type MerchantId, type ProductId, SeededRandom, type StoreId } from '#kernel';
import { basketFacts, fitBehaviour, serveBehaviour, trainLogBilinear } from '#ml/recommendation';
import { type JudgedList, labelledLists } from '../../../modules/recommendations/app/labelled-lists.ts';
import { basketLogBefore } from '../../../modules/recommendations/app/past-baskets.ts';
import type { EventLog, LoggedEvent } from '../../../modules/recommendations/app/ports.ts';
import {
  type MomentChunk,
  readTrainingLog,
  type TrainingLog,
} from '../../../modules/recommendations/app/training-log.ts';
import { sampledMembers, sequencesBefore } from '../../../modules/recommendations/app/training-sequences.ts';

const PRODUCTS = 40;
const MEMBERS = 30;
const MOMENTS = 100;
const START = Date.UTC(2026, 8, 1);
const FITTED_UNTIL = START + 40 * DAY_MS;
const SEED = 9;

const random = new SeededRandom(SEED);
const events: LoggedEvent[] = Array.from({ length: MEMBERS }, (_, m) =>
  Array.from({ length: 40 }, (_event, e) => ({
    ...{ id: `${m}-${e}`, memberId: `mem_${String(m).padStart(3, '0')}` as MemberId },
    productId: `prd_${random.integer(PRODUCTS)}` as ProductId,
    storeId: `str_${m % 3}` as StoreId,
    kind: random.fraction() < 0.2 ? ('pay' as const) : ('view' as const),
    at: START + e * 1.5 * DAY_MS + random.integer(DAY_MS),
    stars: null,
  })),
).flat();
const rowOf = new Map(
  Array.from({ length: PRODUCTS }, (_, row): [ProductId, number] => [`prd_${row}` as ProductId, row]),
);
const goods = {
  groups: Int32Array.from({ length: PRODUCTS }, (_, row) => row % 4),
  groupCount: 4,
  // Some are listed while the log runs.
  listedAt: Float64Array.from({ length: PRODUCTS }, (_, row) => START + (row % 8 === 0 ? 50 : -30) * DAY_MS),
};

/** What was in the log at `until`: nothing that came later. */
async function logAt(until: number): Promise<TrainingLog> {
  const chunks: MomentChunk[] = [];
  const log = {
    async *readAll() {
      yield events;
    },
  } as unknown as EventLog;
  const shelf = { put: (chunk: MomentChunk) => void chunks.push(chunk), chunks: () => chunks };
  return readTrainingLog(log, 'mch' as MerchantId, rowOf, shelf, until, () => {});
}

test('a hundred moments, replayed from the whole log, give the features that could be computed at the time', async () => {
  const before = await logAt(FITTED_UNTIL);
  const sequences = sequencesBefore(before, PRODUCTS, FITTED_UNTIL);
  const vectors = trainLogBilinear(sampledMembers(sequences, 1_000_000, SEED), {
    ...{ seed: SEED, epochs: 1, positionsPerEpochMax: 500, negatives: 20 },
  });
  const baskets = basketFacts(basketLogBefore(before, PRODUCTS, FITTED_UNTIL), FITTED_UNTIL / DAY_MS);
  const model = serveBehaviour({ ...fitBehaviour(sequences, vectors), baskets });
  const everyMoment = { perMemberMax: 1_000, listsMax: 100_000 };
  const whole = await logAt(Number.POSITIVE_INFINITY);
  const replayed = labelledLists(whole, model, goods, {
    ...{ from: FITTED_UNTIL, until: Number.POSITIVE_INFINITY },
    ...everyMoment,
  });
  const later = events.map(({ at }) => at).filter((at) => at >= FITTED_UNTIL);
  const atTheTime: JudgedList[] = [];
  for (const at of later.sort((a, b) => a - b).slice(0, MOMENTS)) {
    const log = await logAt(at + 1);
    atTheTime.push(...labelledLists(log, model, goods, { from: at, until: at + 1, ...everyMoment }));
  }
  // A moment that repeats the product before it is no lesson.
  expect(atTheTime.length).toBeGreaterThan(0.9 * MOMENTS);
  expect(replayed.slice(0, atTheTime.length)).toEqual(atTheTime);
});

test('members that are drawn for the vectors are the same ones however the log is cut', () => {
  const chunkOf = (...lists: number[][]): MomentChunk => ({
    starts: Int32Array.from([0, ...lists.map((_, m) => lists.slice(0, m + 1).flat().length)]),
    rows: Int32Array.from(lists.flat()),
    at: new Float64Array(lists.flat().length),
    kinds: new Uint8Array(lists.flat().length),
    stores: new Uint16Array(lists.flat().length),
  });
  const lists = Array.from({ length: 20 }, (_, m) => [m, m + 1, m + 2]);
  const logOf = (...chunks: MomentChunk[]): TrainingLog => ({
    ...{ events: 60, members: 20, newestAt: 0, oldestAt: 0, stores: [''], chunks: () => chunks },
  });
  const drawn = (log: TrainingLog) => sampledMembers(sequencesBefore(log, 30, 1), 20, SEED);
  const whole = drawn(logOf(chunkOf(...lists)));
  expect(whole.rows.length).toBeLessThan(60);
  expect(drawn(logOf(chunkOf(...lists.slice(0, 7)), chunkOf(...lists.slice(7))))).toEqual(whole);
});
