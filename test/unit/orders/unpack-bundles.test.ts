import fc from 'fast-check';
import type { SkuId, StoreId } from '#kernel';
import { unpackBundles } from '../../../modules/orders/domain/unpack-bundles.ts';

const JIANGHAN = 'str_jianghan' as StoreId;
const OPTICS = 'str_optics' as StoreId;
const sku = (name: string) => name as SkuId;

test('(CAT-11) two bundles that share a component ask for the sum of it, in one line', () => {
  const parts = new Map([
    [
      sku('breakfast'),
      [
        { skuId: sku('milk'), quantity: 2 },
        { skuId: sku('bread'), quantity: 1 },
      ],
    ],
    [sku('picnic'), [{ skuId: sku('milk'), quantity: 1 }]],
  ]);
  const taken = unpackBundles(
    [
      { storeId: JIANGHAN, skuId: sku('breakfast'), quantity: 3 },
      { storeId: JIANGHAN, skuId: sku('picnic'), quantity: 2 },
      { storeId: JIANGHAN, skuId: sku('milk'), quantity: 1 },
      { storeId: OPTICS, skuId: sku('picnic'), quantity: 1 },
    ],
    parts,
  );
  expect(taken).toEqual([
    { storeId: JIANGHAN, skuId: 'milk', quantity: 9 },
    { storeId: JIANGHAN, skuId: 'bread', quantity: 3 },
    { storeId: OPTICS, skuId: 'milk', quantity: 1 },
  ]);
});

test('(CAT-11) nothing is lost and nothing is added, whatever shares whatever', () => {
  const skuId = fc.constantFrom('a', 'b', 'c', 'd').map(sku);
  const bundleId = fc.constantFrom('x', 'y', 'z').map(sku);
  const quantity = fc.integer({ min: 1, max: 9 });
  const part = fc.record({ skuId, quantity });
  const bundles = fc.dictionary(
    fc.constantFrom('x', 'y', 'z'),
    fc.uniqueArray(part, { minLength: 1, maxLength: 3, selector: ({ skuId: id }) => id }),
  );
  const line = fc.record({
    storeId: fc.constantFrom(JIANGHAN, OPTICS),
    skuId: fc.oneof(skuId, bundleId),
    quantity,
  });
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), bundles, (lines, known) => {
      const parts = new Map(Object.entries(known).map(([id, own]) => [sku(id), own]));
      const taken = unpackBundles(lines, parts);
      const pieces = (all: typeof lines) => all.reduce((sum, each) => sum + each.quantity, 0);
      const perBundle = (id: SkuId) => parts.get(id)?.reduce((sum, each) => sum + each.quantity, 0) ?? 1;
      expect(pieces(taken)).toBe(lines.reduce((sum, each) => sum + each.quantity * perBundle(each.skuId), 0));
      expect(new Set(taken.map(({ storeId, skuId: id }) => `${storeId} ${id}`)).size).toBe(taken.length);
      expect(taken.some(({ skuId: id }) => parts.has(id))).toBe(false);
    }),
  );
});
