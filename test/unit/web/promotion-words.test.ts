import type { PromotionLabel } from '../../../web-demo/storefront/src/api/contract.ts';
import {
  countdown,
  labelsFor,
  labelsOfCard,
  labelText,
  offerOfCard,
  timeLeft,
} from '../../../web-demo/storefront/src/model/promotion-words.ts';

const price: PromotionLabel = {
  ...{ offerId: 'prm', kind: 'limited_price', label: '周末价', startsAt: 1_000, endsAt: 5_000 },
  prices: [{ skuId: 'sku_a', priceFen: 990, perMemberMax: 2 }],
};

test.each([
  [0, '00:00:00'],
  [999, '00:00:00'],
  [3_723_000, '01:02:03'],
  [90_061_000, '1天 01:01:01'],
  [-5, '00:00:00'],
])('(MKT-10) %d ms are counted down as %s', (left, text) => {
  expect(countdown(left)).toBe(text);
});

test('(MKT-10) before its start an offer is announced, then it runs, and at its end it is gone', () => {
  expect(timeLeft(price, 0)).toEqual({ word: '距开始', text: '00:00:01' });
  expect(timeLeft(price, 1_000)).toEqual({ word: '距结束', text: '00:00:04' });
  expect(timeLeft(price, 5_000)).toBeUndefined();
});

test('(CAT-05) a label names the price of the article that is looked at, and is silent about one it does not lower', () => {
  expect(labelText(price, 'sku_a')).toBe('周末价 ¥9.90，每人限2件');
  expect(labelText(price, 'sku_b')).toBe('周末价');
  expect(labelsFor([price], 'sku_a', 1_000)).toEqual([price]);
  expect(labelsFor([price], 'sku_a', 990)).toEqual([]);
  expect(labelsFor([price], 'sku_b', 1_000)).toEqual([]);
});

test('(CAT-05) a card tells of a price for a time too where another article of the product has it', () => {
  expect(labelsOfCard([price], 'sku_a', 1_000)).toEqual([price]);
  expect(labelsOfCard([price], 'sku_a', 990)).toEqual([]);
  expect(labelsOfCard([price], 'sku_b', 990)).toEqual([price]);
});

test('(MKT-10) a card announces what has not begun, tells what runs before it, and drops what is over', () => {
  const card = { skuId: 'sku_a', priceFen: 1_000 };
  const ladder: PromotionLabel = {
    ...{ offerId: 'ladder', kind: 'spend_tier', label: '满300减40', prices: [], startsAt: 0, endsAt: 2_000 },
  };
  expect(offerOfCard({ ...card, promotions: [price] }, 0)).toBe('预告 周末价 ¥9.90，每人限2件');
  expect(offerOfCard({ ...card, promotions: [price] }, 1_000)).toBe('周末价 ¥9.90，每人限2件');
  expect(offerOfCard({ ...card, promotions: [price] }, 5_000)).toBeUndefined();
  expect(offerOfCard({ ...card, promotions: [price, ladder] }, 500)).toBe('满300减40');
  expect(offerOfCard(card, 0)).toBeUndefined();
});
