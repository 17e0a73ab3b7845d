import { fen } from '#kernel';
import { type ActivityPrice, type PricingContext, price } from '#modules/pricing';
import { basket, limitedPrice, NOON, percentOff, sku, spendTier } from '../../support/priced-baskets.ts';

const paid = (context: PricingContext) => price(context).payableFen;
const sharesOf = (context: PricingContext) =>
  price(context).groups[0]?.lines[0]?.shares.map(({ source, amountFen }) => [source.kind, amountFen]);
const flashSale = (unitPriceFen: number, exclusive: boolean): ActivityPrice => ({
  ...{ kind: 'flash_sale', id: 'flash', name: '秒杀', unitPriceFen: fen(unitPriceFen), exclusive },
});

test.each([
  ['the time-limited price where it is lower', 800, 900, 800, 'time_limited'],
  ['the member price where that is lower', 900, 800, 800, 'member'],
  ['the member price on a tie: nothing is limited then', 800, 800, 800, 'member'],
  ['everybody’s price when both are dearer', 1_100, 1_200, 1_000, undefined],
])('a piece costs %s (MKT-01)', (_case, limitedFen, memberFen, expected, kind) => {
  const context = basket([{ storePriceFen: fen(1_000), memberPriceFen: fen(memberFen) }], {
    promotions: [limitedPrice(limitedFen)],
  });
  expect(paid(context)).toBe(expected);
  expect(sharesOf(context)?.[0]?.[0]).toBe(kind);
});

test('an activity has the one price of its line, even beside a lower member price (MKT-01)', () => {
  const line = { storePriceFen: fen(1_000), memberPriceFen: fen(500) };
  const context = basket([{ ...line, activity: flashSale(700, false) }], { promotions: [limitedPrice(400)] });
  expect(paid(context)).toBe(700);
  expect(sharesOf(context)).toEqual([['activity', 300]]);
});

test('an activity price that the store undercuts makes nothing dearer', () => {
  expect(paid(basket([{ storePriceFen: fen(600), activity: flashSale(700, false) }]))).toBe(600);
});

test('goods of an exclusive activity take no promotion and no coupon; others in the basket do (MKT-02)', () => {
  const offers = {
    promotions: [spendTier([[1, 100]])],
    coupons: [percentOff('half', 5_000)],
  };
  const alone = price(basket([{ storePriceFen: fen(1_000), activity: flashSale(700, true) }], offers));
  expect(alone.payableFen).toBe(700);
  expect(alone.coupons.unusable).toMatchObject([{ code: 'excluded_by_offer', text: '与「秒杀」互斥' }]);

  const beside = basket([{ storePriceFen: fen(1_000), activity: flashSale(700, true) }, 1_100], offers);
  expect(paid(beside)).toBe(700 + (1_100 - 100) / 2);
});

test('chosen modifiers are paid on top of whichever price counts (CAT-08)', () => {
  const line = { storePriceFen: fen(1_000), memberPriceFen: fen(900), modifiersFen: fen(200), quantity: 2 };
  const quote = price(basket([line]));
  expect(quote.groups[0]?.lines[0]).toMatchObject({ unitPriceFen: 1_200, discountFen: 200, totalFen: 2_200 });
});

test.each([
  ['a member price', { memberPriceFen: fen(200) }, []],
  ['a price for a time', {}, [limitedPrice(200)]],
  ['an activity', { activity: flashSale(200, false) }, []],
])('a dish with something left out costs nothing at %s, never less (CAT-08)', (_case, line, promotions) => {
  const dish = { storePriceFen: fen(1_000), modifiersFen: fen(-700), quantity: 2, ...line };
  const quote = price(basket([dish, 500], { promotions, coupons: [percentOff('half', 5_000)] }));
  expect(quote.groups[0]?.lines.map(({ totalFen }) => totalFen)).toEqual([0, 250]);
});

test('no piece for a time is used up where leaving something out makes it free at any price (MKT-10)', () => {
  const dish = { storePriceFen: fen(1_000), memberPriceFen: fen(600), modifiersFen: fen(-700) };
  expect(sharesOf(basket([dish], { promotions: [limitedPrice(500)] }))).toEqual([['member', 300]]);
});

describe('a time-limited price (MKT-10)', () => {
  const window = { startsAt: NOON, endsAt: NOON + 1_000 };
  test.each([
    ['not one millisecond early', NOON - 1, 1_000],
    ['from its first second', NOON, 800],
    ['to the end of its last', NOON + 999, 800],
    ['and not at its end', NOON + 1_000, 1_000],
  ])('holds %s', (_case, now, expected) => {
    expect(paid(basket([1_000], { now, promotions: [limitedPrice(800, window)] }))).toBe(expected);
  });

  test('holds for the pieces that one buyer may have, also over several lines', () => {
    const two = { storePriceFen: fen(1_000), quantity: 2, skuId: sku(1) };
    const context = basket([two, two], { promotions: [limitedPrice(600, { piecesLeft: 3 })] });
    expect(price(context).groups[0]?.lines.map(({ totalFen }) => totalFen)).toEqual([1_200, 1_600]);
  });

  test('gives its limited pieces to where they save most', () => {
    const [cheap, dear] = [{ storePriceFen: fen(700) }, { storePriceFen: fen(1_000) }].map((line) => ({
      ...line,
      skuId: sku(1),
    }));
    const context = basket([cheap, dear] as { storePriceFen: ReturnType<typeof fen> }[], {
      promotions: [limitedPrice(600, { piecesLeft: 1 })],
    });
    expect(paid(context)).toBe(700 + 600);
  });

  test('leaves the pieces beyond its limit at the member price', () => {
    const line = { storePriceFen: fen(1_000), memberPriceFen: fen(900), quantity: 3 };
    const context = basket([line], { promotions: [limitedPrice(500, { piecesLeft: 1 })] });
    expect(paid(context)).toBe(500 + 2 * 900);
    expect(sharesOf(context)).toEqual([
      ['time_limited', 500],
      ['member', 200],
    ]);
  });

  test('a share says how many pieces of its line have the price, also where two such prices meet', () => {
    const promotions = [
      limitedPrice(500, { id: 'low', piecesLeft: 1 }),
      limitedPrice(600, { id: 'high', piecesLeft: 2 }),
    ];
    const line = { storePriceFen: fen(1_000), memberPriceFen: fen(900), quantity: 5 };
    const shares = price(basket([line], { promotions })).groups[0]?.lines[0]?.shares;
    expect(shares).toEqual([
      { source: { kind: 'time_limited', id: 'low' }, amountFen: 500, pieces: 1 },
      { source: { kind: 'time_limited', id: 'high' }, amountFen: 800, pieces: 2 },
      { source: { kind: 'member', id: 'member' }, amountFen: 200, pieces: 2 },
    ]);
  });

  test('none is left for who has had hers', () => {
    expect(paid(basket([1_000], { promotions: [limitedPrice(500, { piecesLeft: 0 })] }))).toBe(1_000);
  });

  test('of two the lower one counts, and only at its stores', () => {
    const promotions = [limitedPrice(800, { id: 'a' }), limitedPrice(700, { id: 'b' })];
    expect(paid(basket([1_000], { promotions }))).toBe(700);
    const elsewhere = limitedPrice(600, { id: 'c', scope: { exclude: { storeIds: ['str_1' as never] } } });
    expect(paid(basket([1_000], { promotions: [...promotions, elsewhere] }))).toBe(700);
  });

  test('closes its pieces to other offers when it is exclusive', () => {
    const promotions = [limitedPrice(800, { exclusive: true, piecesLeft: 1 }), spendTier([[1, 100]])];
    const quote = price(basket([{ storePriceFen: fen(1_000), quantity: 2 }], { promotions }));
    expect(quote.payableFen).toBe(800 + 900);
  });
});
