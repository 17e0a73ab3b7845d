import fc from 'fast-check';
import { type Fen, fen, type SkuId, type StoreId, sumFen } from '#kernel';
import { FREE_SHIPPING_FROM_FEN, type PricingContext, price, SHIPPING_FEN } from '#modules/pricing';

const line = fc.record({
  skuId: fc.integer({ min: 0, max: 50 }).map((n) => `sku_${n}` as SkuId),
  title: fc.constant('商品'),
  quantity: fc.integer({ min: 1, max: 99 }),
  storePriceFen: fc.integer({ min: 0, max: 5_000_000 }).map(fen),
});
const group = fc.record({
  storeId: fc.integer({ min: 0, max: 9 }).map((n) => `str_${n}` as StoreId),
  storeName: fc.constant('江汉路店'),
  fulfilment: fc.constantFrom('pickup' as const, 'delivery' as const),
  lines: fc.array(line, { minLength: 1, maxLength: 12 }),
});
const contexts: fc.Arbitrary<PricingContext> = fc.record({
  groups: fc.array(group, { minLength: 1, maxLength: 5 }),
});

const one = (storePriceFen: number, fulfilment: 'pickup' | 'delivery', quantity = 1): PricingContext => ({
  groups: [
    {
      storeId: 'str_1' as StoreId,
      storeName: '江汉路店',
      fulfilment,
      lines: [{ skuId: 'sku_1' as SkuId, title: '眼镜', quantity, storePriceFen: fen(storePriceFen) }],
    },
  ],
});

test('lines and shipping add up to what is paid, the explanation too, and nothing is negative', () => {
  fc.assert(
    fc.property(contexts, (context) => {
      const quote = price(context);
      for (const { lines, shippingFen, goodsFen, discountFen, payableFen } of quote.groups) {
        expect(sumFen(lines.map(({ totalFen }) => totalFen)) + shippingFen).toBe(payableFen);
        expect(goodsFen - discountFen + shippingFen).toBe(payableFen);
        for (const { totalFen } of lines) expect(totalFen).toBeGreaterThanOrEqual(0);
      }
      expect(sumFen(quote.groups.map(({ payableFen }) => payableFen))).toBe(quote.payableFen);
      expect(sumFen(quote.explanation.map(({ amountFen }) => amountFen))).toBe(quote.payableFen);
    }),
  );
});

test('the same basket always costs the same', () => {
  fc.assert(fc.property(contexts, (context) => expect(price(context)).toEqual(price(context))));
});

test('taking one more piece never makes the basket cheaper, unless its parcel now travels free', () => {
  fc.assert(
    fc.property(contexts, (context) => {
      const more: PricingContext = {
        groups: context.groups.map((group, n) =>
          n > 0
            ? group
            : {
                ...group,
                lines: group.lines.map((line, at) =>
                  at > 0 ? line : { ...line, quantity: line.quantity + 1 },
                ),
              },
        ),
      };
      const saved: Fen = fen(price(context).payableFen - price(more).payableFen);
      expect(saved).toBeLessThanOrEqual(SHIPPING_FEN);
      if (saved > 0) expect(price(more).explanation[1]?.label).toContain('免运费');
    }),
  );
});

test.each([
  ['one fen below the limit pays the parcel', FREE_SHIPPING_FROM_FEN - 1, 'delivery', SHIPPING_FEN],
  ['exactly at the limit travels free', FREE_SHIPPING_FROM_FEN, 'delivery', 0],
  ['pickup is always free', 100, 'pickup', 0],
] as const)('%s', (_case, goodsFen, fulfilment, shippingFen) => {
  expect(price(one(goodsFen, fulfilment)).groups[0]?.shippingFen).toBe(shippingFen);
});

test('each store sends a parcel of its own', () => {
  const two = { groups: [...one(100, 'delivery').groups, ...one(200, 'delivery').groups] };
  expect(price(two).payableFen).toBe(300 + 2 * SHIPPING_FEN);
});

test('a basket of 0 yuan costs 0 yuan', () => {
  expect(price(one(0, 'pickup', 3))).toMatchObject({ payableFen: 0, groups: [{ goodsFen: 0 }] });
});
