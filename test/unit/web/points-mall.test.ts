import { Refusal, Unreachable } from '../../../web-demo/storefront/src/api/transport.ts';
import {
  createExchanging,
  leftText,
  offerKey,
  openOffers,
} from '../../../web-demo/storefront/src/model/points-mall.ts';

const offer = { id: 'off_1', title: '满100减20', note: '', points: 200, left: 5 };

test('(MEM-06) an offer says what is missing: points, pieces, or nothing; a visitor is not told she has too few', () => {
  expect(offerKey(offer, 200)).toEqual({ text: '兑换', works: true });
  expect(offerKey(offer, 199)).toEqual({ text: '还差 1 分', works: false });
  expect(offerKey(offer, -30)).toEqual({ text: '还差 230 分', works: false });
  expect(offerKey(offer, undefined).works).toBe(true);
  expect(offerKey({ ...offer, left: 0 }, 500)).toEqual({ text: '已兑完', works: false });
});

test('(MEM-06) the pieces left are named, few of them as few', () => {
  expect([0, 10, 11].map((left) => leftText({ left }))).toEqual(['已兑完', '仅剩 10 件', '还有 11 件']);
});

test('(MEM-06) what is not to be had any more is not shown', () => {
  expect(openOffers([offer, { ...offer, id: 'off_2', title: null }])).toEqual([offer]);
});

function exchangingWith(answers: (Error | undefined)[]) {
  const asked: string[] = [];
  let keys = 0;
  const exchange = createExchanging(
    {
      exchangePoints: async ({ offerId, points }, key) => {
        asked.push(`${offerId} ${points} ${key}`);
        const wrong = answers.shift();
        if (wrong !== undefined) throw wrong;
        return { couponId: 'cpn_1', title: offer.title, points, validUntil: 1 };
      },
    },
    () => {
      keys += 1;
      return `key-${keys}`;
    },
  );
  return { exchange, asked };
}

test('(MEM-06) an exchange whose answer was lost is repeated under its key: nobody pays twice', async () => {
  const { exchange, asked } = exchangingWith([new Unreachable('gone'), new Refusal(503, {})]);
  await expect(exchange(offer)).rejects.toThrow();
  await expect(exchange(offer)).rejects.toThrow();
  await exchange(offer);
  await exchange(offer);
  expect(asked).toEqual(['off_1 200 key-1', 'off_1 200 key-1', 'off_1 200 key-1', 'off_1 200 key-2']);
});

test('(MEM-06) a refusal ends the try, and another price is another exchange', async () => {
  const { exchange, asked } = exchangingWith([
    new Refusal(409, { code: 'points_mall.price_changed' }),
    new Unreachable('gone'),
  ]);
  await expect(exchange(offer)).rejects.toThrow();
  await expect(exchange(offer)).rejects.toThrow();
  await exchange({ ...offer, points: 250 });
  expect(asked).toEqual(['off_1 200 key-1', 'off_1 200 key-2', 'off_1 250 key-3']);
});
