import { fen } from '#kernel';
import { price, type ShippingRule } from '#modules/pricing';
import { HOUSE_RULE } from '../../../modules/pricing/domain/house-rule.ts';
import { amountOff, basket, rule, sku } from '../../support/priced-baskets.ts';

type Lines = Parameters<typeof basket>[0];
const fee = (lines: Lines, ...shippingRules: ShippingRule[]) =>
  price(basket(lines, { fulfilment: 'delivery', shippingRules })).groups[0]?.shippingFen;

const grams = { measure: 'weight', firstUnits: 1_000, additionalUnits: 500 } as const;
const heavy = (weightGrams: number, quantity = 1) => ({ storePriceFen: fen(100), weightGrams, quantity });
const pieces = (quantity: number) => [{ storePriceFen: fen(100), quantity }];

test.each([
  ['the first piece', pieces(1), rule({}), 1_000],
  ['every further piece', pieces(3), rule({}), 1_600],
  ['every started pair of further pieces', pieces(4), rule({ additionalUnits: 2 }), 1_600],
  ['the first kilogram', [heavy(1_000)], rule(grams), 1_000],
  ['one gram more: half a kilogram more', [heavy(1_001)], rule(grams), 1_300],
  ['the weight of all pieces', [heavy(400, 3), heavy(800)], rule(grams), 1_600],
  ['volume', [{ storePriceFen: fen(100), volumeCm3: 2_000 }], rule({ ...grams, measure: 'volume' }), 1_600],
  ['the parcel, whatever is in it', pieces(9), rule({ measure: 'parcel' }), 1_000],
  ['nothing from some pieces on', pieces(3), rule({ freeFromPieces: 3 }), 0],
  ['something below that', pieces(2), rule({ freeFromPieces: 3 }), 1_300],
  ['no further pieces where none are charged', pieces(9), rule({ additionalUnits: 0 }), 1_000],
])('shipping costs by %s (FUL-03)', (_case, lines, template, expected) => {
  expect(fee(lines, template)).toBe(expected);
});

test('the rules of a group add up; goods that a rule names are carried by it alone (FUL-03)', () => {
  const furniture = rule({ id: 'big', skuIds: [sku(1)], firstFen: fen(5_000) });
  expect(fee([100, 100, 100], furniture, rule({}))).toBe(5_000 + 1_300);
  expect(fee([100], furniture, rule({}))).toBe(5_000);
});

test('a parcel travels free from an amount that is left after coupons (MKT-01)', () => {
  const delivered = { fulfilment: 'delivery' as const, shippingRules: [rule({ freeFromFen: fen(10_000) })] };
  const quote = (priceFen: number) =>
    price(basket([priceFen], { ...delivered, coupons: [amountOff('a', 2_000)] })).groups[0]?.shippingFen;
  expect(quote(12_000)).toBe(0);
  expect(quote(11_999)).toBe(1_000);
});

test('the shopper reads what each store charges and why', () => {
  const labels = (lines: Lines, template: ShippingRule) =>
    price(basket(lines, { fulfilment: 'delivery', shippingRules: [template] })).explanation.map(
      ({ label }) => label,
    );
  expect(labels([100], rule({}))).toEqual(['商品合计', '江汉路店配送费']);
  expect(labels([100], rule({ freeFromFen: fen(100) }))).toEqual(['商品合计', '江汉路店配送，满1元免运费']);
  expect(labels([100], rule({ freeFromPieces: 1 }))).toEqual(['商品合计', '江汉路店配送，包邮']);
});

test('a store without rules sends one parcel for 8 yuan, and none is charged from 99 yuan on (包邮)', () => {
  const sent = (storePriceFen: number) =>
    price(basket([storePriceFen], { fulfilment: 'delivery' })).groups[0]?.shippingFen;
  expect([sent(9_899), sent(9_900)]).toEqual([800, 0]);
  expect(HOUSE_RULE).toMatchObject({ id: 'house', name: '标准配送', measure: 'parcel' });
});

test('a parcel with nothing in it costs nothing, and a weight that nobody knows is none', () => {
  const other = rule({ id: 'other', skuIds: [sku(9)], firstFen: fen(5_000), freeFromFen: fen(0) });
  expect(fee([100], other, rule({}))).toBe(1_000);
  expect(fee([{ storePriceFen: fen(100), quantity: 9 }], rule(grams))).toBe(1_000);
});
