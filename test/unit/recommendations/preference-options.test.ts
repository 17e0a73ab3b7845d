import type { MerchantId, StoreId } from '#kernel';
import { preferenceOptions } from '../../../modules/recommendations/app/preference-options.ts';
import type { ShopWindows } from '../../../modules/recommendations/app/shop-windows.ts';

test('the whole shop is not looked through for every visitor', async () => {
  let looks = 0;
  const shelf = {
    optionsInStock: () => {
      looks += 1;
      return ['M'];
    },
  };
  const window = {
    ...{ index: { brands: new Map(), tags: new Map() }, rowCount: 3, groupOf: () => 0 },
    shelves: new Map([['str_1' as StoreId, shelf]]),
  };
  const options = preferenceOptions({ of: async () => window } as unknown as ShopWindows);
  const first = await options('mch_1' as MerchantId);
  expect(first.sizes).toEqual(['M']);
  expect(await options('mch_1' as MerchantId)).toEqual(first);
  expect(looks).toBe(3);
});
