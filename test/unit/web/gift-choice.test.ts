import type { GiftChoice, Quote } from '../../../web-demo/storefront/src/api/checkout-contract.ts';
import { giftGone, take, takenOf } from '../../../web-demo/storefront/src/model/gift-choice.ts';

const choice = (pick: number): GiftChoice => ({
  offerId: 'prm_1',
  name: '满赠',
  storeId: 'str_1',
  pick,
  options: [],
});
const TITLES: Record<string, string> = { a: '试用装', b: '鸭脖礼盒', c: '帆布袋' };
const given = (...skuIds: string[]) => ({
  gifts: skuIds.map((skuId): Quote['gifts'][number] => ({
    ...{ storeId: 'str_1', skuId, title: TITLES[skuId] ?? '', quantity: 1, worthFen: 100 },
    source: { kind: 'spend_tier', id: 'prm_1' },
  })),
});

test('she takes as many as the offer gives: another one takes the place of the first', () => {
  expect(take(choice(1), ['a'], 'b')).toEqual(['b']);
  expect(take(choice(2), ['a', 'b'], 'c')).toEqual(['b', 'c']);
  expect(take(choice(2), ['a', 'b'], 'a')).toEqual(['a', 'b']);
});

test('what she gets of an offer is what the quote gives her of it', () => {
  expect(takenOf(choice(2), given('b', 'a'))).toEqual(['b', 'a']);
  expect(takenOf({ ...choice(2), offerId: 'cpn_1' }, given('b', 'a'))).toEqual([]);
});

test('a gift that has run out meanwhile is named, with the one that she gets instead', () => {
  expect(giftGone(given('a'), given('a'))).toBeUndefined();
  expect(giftGone(given('a', 'b'), given('b', 'c'))).toBe(
    '赠品「试用装」刚送完，换成了「帆布袋」，也可以另选',
  );
  expect(giftGone(given('a'), given())).toBe('赠品「试用装」刚送完');
});
