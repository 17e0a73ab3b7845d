import type { Product, Sku } from '../../../web-demo/storefront/src/api/contract.ts';
import { isTurnable, turnableSkus } from '../../../web-demo/storefront/src/model/turnable.ts';

const sku = (id: string, tryOn: Sku['tryOn'], arItemId: string | null): Sku => ({
  id,
  code: id,
  optionValues: [],
  priceFen: 100,
  listPriceFen: 100,
  imageUrl: '',
  arItemId,
  tryOn,
  parts: [],
  stock: 'in',
});

test('things that are worn can be turned; make-up, garments and what has no model cannot', () => {
  expect(isTurnable(sku('a', 'watch', 'watch-field-steel'))).toBe(true);
  expect(isTurnable(sku('b', 'lipstick', 'lipstick-rose'))).toBe(false);
  expect(isTurnable(sku('c', 'clothes', 'clothes-coat-camel'))).toBe(false);
  expect(isTurnable(sku('d', null, null))).toBe(false);
});

test('sizes of one colour are one thing to turn', () => {
  const skus = [
    sku('black-s', 'hat', 'hat-bucket-ink'),
    sku('black-m', 'hat', 'hat-bucket-ink'),
    sku('sage-s', 'hat', 'hat-bucket-sage'),
  ];
  expect(turnableSkus({ skus } as unknown as Product).map(({ id }) => id)).toEqual(['black-s', 'sage-s']);
  expect(turnableSkus(undefined)).toEqual([]);
});
