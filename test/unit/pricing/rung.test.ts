import { bps, fen } from '#kernel';
import { openBasket } from '../../../modules/pricing/domain/basket.ts';
import type { SpendReward, SpendTier } from '../../../modules/pricing/domain/offers.ts';
import { bestRung, nextRung, rungText } from '../../../modules/pricing/domain/rung.ts';
import { basket, gift, spendTier } from '../../support/priced-baskets.ts';

/** So many pieces of one article, for so much together. */
function goods(quantity: number, netFen: number) {
  const parts = [{ line: 0, quantity, closedBy: null }];
  return { basket: openBasket(basket([1])), parts, nets: [netFen], gifts: [] } as unknown as Parameters<
    typeof bestRung
  >[2];
}
const reached = (offer: unknown, quantity: number, netFen: number) =>
  bestRung(offer as SpendTier, [0], goods(quantity, netFen));
const tier = (...given: Parameters<typeof spendTier>) => spendTier(...given) as SpendTier;
const words = (from: number, reward: SpendReward, measure: SpendTier['measure'] = 'amount', times = 1) =>
  rungText({ measure }, { rung: { from, reward }, times });

test('offers are read as shops write them (满减满折)', () => {
  expect([
    words(30_000, { kind: 'amount_off', offFen: fen(4_050) }),
    words(3, { kind: 'percent_off', payBps: bps(8_500) }, 'pieces'),
    words(30_000, { kind: 'gift', options: [gift(1), gift(2)], pick: 1 }),
    words(30_000, { kind: 'gift', options: [gift(1)], pick: 1 }),
    words(9_900, { kind: 'free_shipping' }),
    words(10_000, { kind: 'amount_off', offFen: fen(1_000) }, 'amount', 3),
  ]).toEqual([
    '满300元减40.5元',
    '满3件打8.5折',
    '满300元2选1赠品',
    '满300元送赠品',
    '满99元包邮',
    '满100元减10元 ×3',
  ]);
});

test('the rung that is worth most counts; of equal ones the higher; one that gives nothing never', () => {
  const rungs = tier([
    [10_000, 500],
    [20_000, 500],
    [30_000, 400],
  ]);
  expect(reached(rungs, 1, 9_999)).toBeUndefined();
  expect(reached(rungs, 1, 10_000)?.rung.from).toBe(10_000);
  expect(reached(rungs, 1, 30_000)).toMatchObject({
    rung: { from: 20_000 },
    times: 1,
    offFen: 500,
    worth: 500,
  });
  const backwards = { ...rungs, tiers: rungs.tiers.toReversed() };
  expect(reached(backwards, 1, 30_000)?.rung.from).toBe(20_000);
  expect(reached(tier([[1, 0]]), 1, 100)).toBeUndefined();
  expect(bestRung(rungs, [], goods(1, 30_000))).toBeUndefined();
  expect(bestRung(tier([[0, 500]]), [], goods(1, 30_000))).toBeUndefined();
});

test('every full amount counts once, as often as the offer allows (每满减)', () => {
  const every = (repeats: boolean, maxPerOrder: number) => tier([[10_000, 1_000]], { repeats, maxPerOrder });
  expect(reached(every(true, 9), 1, 39_999)).toMatchObject({ times: 3, offFen: 3_000 });
  expect(reached(every(true, 2), 1, 39_999)).toMatchObject({ times: 2, offFen: 2_000 });
  expect(reached(every(false, 9), 1, 39_999)).toMatchObject({ times: 1, offFen: 1_000 });
  const always = tier([[0, 1_000]], { repeats: true, maxPerOrder: 9 });
  expect(reached(always, 1, 39_999)).toMatchObject({ times: 1, offFen: 1_000 });
  expect(reached(tier([[500, 900]]), 1, 700)?.offFen).toBe(700);
});

test('pieces are counted by pieces, a percentage is of the goods', () => {
  const off = tier([[3, { kind: 'percent_off', payBps: bps(8_500) }]], { measure: 'pieces' });
  expect(reached(off, 2, 99_999)).toBeUndefined();
  expect(reached(off, 3, 1_003)).toMatchObject({ offFen: 150, gifts: [], worth: 150 });
});

test('a gift is worth what it is worth, and something even where nobody said what; none left is nothing', () => {
  const giving = (...options: ReturnType<typeof gift>[]) => tier([[100, { kind: 'gift', options, pick: 1 }]]);
  expect(reached(giving(gift(1, 9, 700)), 1, 100)).toMatchObject({
    offFen: 0,
    worth: 700,
    gifts: [{ quantity: 1 }],
  });
  expect(reached(giving(gift(1, 9, 0)), 1, 100)?.worth).toBe(1);
  expect(reached(giving(gift(1, 0)), 1, 100)).toBeUndefined();
  expect(reached(tier([[100, { kind: 'free_shipping' }]]), 1, 100)).toMatchObject({
    offFen: 0,
    gifts: [],
    worth: 1,
  });
});

test('the lowest rung out of reach is told, with what is missing', () => {
  const rungs = tier([
    [30_000, 4_000],
    [20_000, 2_000],
    [10_000, 500],
  ]);
  expect(nextRung(rungs, [0], goods(1, 10_000))).toEqual({
    missing: 10_000,
    text: '再买¥100.00可享满200元减20元',
  });
  expect(nextRung(rungs, [0], goods(1, 30_000))).toBeUndefined();
  const pieces = tier([[3, 500]], { measure: 'pieces' });
  expect(nextRung(pieces, [0], goods(1, 10_000))).toEqual({ missing: 2, text: '再买2件可享满3件减5元' });
});
