import type { ProductId, StoreId } from '#kernel';
import type { MerchandisingRule } from '../../../modules/recommendations/domain/merchandising-rule.ts';
import { storeRules } from '../../../modules/recommendations/domain/store-rules.ts';

const hideDrinks: MerchandisingRule = {
  ...{ id: 'rule_1', storeId: null, promoted: false, startsAt: 0, endsAt: null },
  target: { kind: 'category', categoryId: 'drinks' },
  effect: { kind: 'hide' },
};

test('a rule for a category holds below it, in whatever order the tree is listed', () => {
  const tree = [
    { id: 'green', parentId: 'tea' },
    { id: 'tea', parentId: 'drinks' },
    { id: 'drinks', parentId: null },
    { id: 'hats', parentId: null },
  ];
  const rules = storeRules([hideDrinks], tree, 'str_1' as StoreId, 1);
  const isHidden = (category: string) => rules.isHidden('prd_1' as ProductId, category);
  expect(['drinks', 'tea', 'green', 'hats'].map(isHidden)).toEqual([true, true, true, false]);
});
