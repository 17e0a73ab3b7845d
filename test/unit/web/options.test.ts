import type { Product, Sku, StockLevel } from '../../../web-demo/storefront/src/api/contract.ts';
import { choicesOf, choose, firstSku } from '../../../web-demo/storefront/src/model/options.ts';

const sku = (id: string, optionValues: string[], stock: StockLevel = 'in'): Sku => ({
  ...{ id, code: id, optionValues, stock, priceFen: 19_900, listPriceFen: 19_900, imageUrl: '' },
  ...{ arItemId: null, tryOn: null, parts: [] },
});
const black = sku('black-s', ['黑', '小'], 'none');
const blackLarge = sku('black-l', ['黑', '大']);
const skus = [black, blackLarge, sku('wine-s', ['酒红', '小'])];
const product: Product = {
  ...{ id: 'prd_1', title: '圆框眼镜', subtitle: '', description: '', brand: '', categoryId: 'cat_1' },
  ...{ images: [], gallery: [], video: null, richText: '', specifications: [] },
  ...{ optionNames: ['颜色', '尺寸'], sizes: [], tryOn: null, skus, stores: [], promotions: [], now: 0 },
};

test('the page opens with the asked shade, else with the first that is in stock here', () => {
  expect(firstSku(product, 'black-s')?.id).toBe('black-s');
  expect(firstSku(product, undefined)?.id).toBe('black-l');
});

test('changing the colour keeps the size where there is such a one, else takes the nearest', () => {
  expect(choose(skus, blackLarge, 1, '小').id).toBe('black-s');
  expect(choose(skus, blackLarge, 0, '酒红').id).toBe('wine-s');
});

test('a choice that would end in an empty shelf is marked', () => {
  const [, size] = choicesOf(product, blackLarge);
  expect(size?.choices.map(({ value, possible }) => [value, possible])).toEqual([
    ['小', false],
    ['大', true],
  ]);
});
