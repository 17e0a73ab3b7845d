import { DAY_MS, type ProductId, SeededRandom, type StoreId } from '#kernel';
import { ownBasketsBefore } from '#ml/recommendation';
import {
  basketLogBefore,
  basketsOf,
  PastBaskets,
} from '../../../modules/recommendations/app/past-baskets.ts';
import { KINDS, type TrainingLog } from '../../../modules/recommendations/app/training-log.ts';
import type { EventKind } from '../../../modules/recommendations/domain/event-kind.ts';
import { NOTHING_KNOWN, remember } from '../../../modules/recommendations/domain/member-state.ts';

interface Deed {
  readonly member: number;
  readonly kind: EventKind;
  readonly row: number;
  readonly at: number;
}

const GOODS = 9;
const MEMBERS = 5;
const START = 20_000 * DAY_MS;

/** Looks, and orders of one to three lines, over 90 days. */
function someDeeds(seed: number, from = START): Deed[] {
  const random = new SeededRandom(seed);
  return Array.from({ length: 80 }, (): Deed[] => {
    const member = random.integer(MEMBERS);
    const at = from + random.integer(90 * 24) * (DAY_MS / 24);
    const rows = new Set(Array.from({ length: 1 + random.integer(3) }, () => random.integer(GOODS)));
    const kind = random.integer(3) === 0 ? 'view' : 'pay';
    return Array.from(rows, (row) => ({ member, kind, row, at }));
  }).flat();
}

function logOf(deeds: readonly Deed[]): TrainingLog {
  const sorted = [...deeds].sort((a, b) => a.member - b.member || a.at - b.at);
  const starts = Int32Array.from(
    { length: MEMBERS + 1 },
    (_, m) => sorted.filter((d) => d.member < m).length,
  );
  const chunk = {
    starts,
    rows: Int32Array.from(sorted, ({ row }) => row),
    at: Float64Array.from(sorted, ({ at }) => at),
    kinds: Uint8Array.from(sorted, ({ kind }) => KINDS.indexOf(kind)),
    stores: new Uint16Array(sorted.length),
  };
  const instants = sorted.map(({ at }) => at);
  return {
    events: sorted.length,
    members: MEMBERS,
    newestAt: Math.max(...instants),
    oldestAt: Math.min(...instants),
    stores: [''],
    chunks: () => [chunk],
  };
}

const asSets = (baskets: readonly { daysAgo: number; rows: ArrayLike<number> }[]) =>
  baskets.map(({ daysAgo, rows }) => ({ daysAgo, rows: Array.from(rows).sort((a, b) => a - b) }));

test('a lesson of the past sees the same baskets as the server saw at that moment', () => {
  const deeds = someDeeds(1).sort((a, b) => a.at - b.at);
  const log = logOf(deeds);
  let moments = 0;
  for (const { member, at: now } of deeds.filter((_, n) => n % 7 === 0)) {
    const state = deeds
      .filter((deed) => deed.member === member && deed.at < now)
      .reduce(
        (known, { kind, row, at }) =>
          remember(known, {
            id: `${at}/${row}`,
            kind,
            memberId: null,
            productId: `prd_${row}` as ProductId,
            skuId: null,
            storeId: 'sto_1' as StoreId,
            at,
            source: 'page',
          } as Parameters<typeof remember>[1]),
        NOTHING_KNOWN,
      );
    const lines = state.basketLines.map(({ productId, at }) => ({ row: Number(productId.slice(4)), at }));
    const served = basketsOf(lines, now);
    const learned = ownBasketsBefore(basketLogBefore(log, GOODS, now), now / DAY_MS)[member] ?? [];
    expect(asSets(served)).toEqual(
      asSets(learned).map((basket) => ({ ...basket, daysAgo: expect.closeTo(basket.daysAgo, 6) })),
    );
    moments += served.length;
  }
  expect(moments).toBeGreaterThan(20);
});

test('nothing from after a moment changes what the shop’s baskets said at it', () => {
  const past = someDeeds(2);
  const now = START + 90 * DAY_MS;
  const factsAt = (deeds: readonly Deed[]) =>
    new PastBaskets(basketLogBefore(logOf(deeds), GOODS, Number.POSITIVE_INFINITY)).at(now);
  expect(factsAt([...past, ...someDeeds(3, now)])).toEqual(factsAt(past));
});

test('lines of one order are one basket, a product twice in it is one row', () => {
  const at = START;
  const lines = [
    { row: 3, at: at + 5 },
    { row: 1, at },
    { row: 2, at },
    { row: 1, at },
  ];
  expect(basketsOf(lines, at + DAY_MS).map(({ rows }) => Array.from(rows))).toEqual([[3], [1, 2]]);
});

test('of a long log the newest baskets count, whoever bought them', () => {
  const log = logOf(someDeeds(4));
  const all = basketLogBefore(log, GOODS, Number.POSITIVE_INFINITY);
  const some = basketLogBefore(log, GOODS, Number.POSITIVE_INFINITY, 7);
  expect(all.days.length).toBeGreaterThan(20);
  expect(Array.from(some.days)).toEqual(Array.from(all.days.slice(-7)));
  expect(Array.from(some.rows)).toEqual(Array.from(all.rows.slice(all.starts.at(-8))));
  expect(some.shopperCount).toBe(MEMBERS);
});
