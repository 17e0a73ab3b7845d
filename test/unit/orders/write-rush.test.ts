import {
  fen,
  type MemberId,
  type MerchantId,
  type OrderId,
  type ProductId,
  type SkuId,
  type StoreId,
  type Tx,
} from '#kernel';
import { type RushWish, type WriteRushParts, writeRush } from '../../../modules/orders/app/write-rush.ts';
import { countingIds, HandClock, seededRandom } from '../../support/clock.ts';

const MERCHANT = 'mch_1' as MerchantId;
const ARTICLE = { storeId: 'str_1' as StoreId, skuId: 'sku_1' as SkuId, quantity: 1 };

/** Everything is there for everybody; counts what each commit wrote. */
function shopAt(priceFen: number) {
  const paid = fen(priceFen);
  const commits: { orders: number; settled: number }[] = [];
  const now = () => commits.at(-1) as (typeof commits)[number];
  const line = {
    ...{ skuId: ARTICLE.skuId, productId: 'prd_1' as ProductId, title: '扇子', optionText: '', imageUrl: '' },
    ...{ quantity: 1, unitPriceFen: paid, discountFen: fen(0), totalFen: paid, shares: [], isGift: false },
    ...{ gift: null, choices: [] },
  };
  const group = {
    ...{ storeId: ARTICLE.storeId, storeName: '江汉路店', fulfilment: { type: 'pickup' as const } },
    ...{ goodsFen: paid, discountFen: fen(0), shippingFen: fen(0), shippingShares: [], payableFen: paid },
    lines: [line],
  };
  const parts: WriteRushParts = {
    unitOfWork: {
      run(work) {
        commits.push({ orders: 0, settled: 0 });
        return work({ emit: () => undefined } as unknown as Tx);
      },
    },
    tickets: { claim: async () => new Map(), rewrite: async () => undefined, find: async () => undefined },
    price: async () => ({ group, discounts: [], goods: [], limited: null }),
    tiersOf: async () => new Map(),
    stock: {
      settings: async () => ({ reserveAt: 'order', holdMinutes: 15, flashHoldMinutes: 5 }),
      reserveEach: async (_tx, _merchant, wanted) =>
        new Map(wanted.map(({ reservationId }) => [reservationId, null])),
    },
    coupons: { holdPieces: async () => new Set() },
    orders: {
      addCollected: async (_tx, orders) => {
        now().orders += orders.length;
      },
    },
    settle: {
      codesFor: () => new Map(),
      settle: async (_tx, order) => {
        now().settled += 1;
        return order;
      },
    },
    ...{ clock: new HandClock(), ids: countingIds(), random: seededRandom() },
  };
  return { commits, write: writeRush(parts) };
}

function wishes(count: number): readonly RushWish[] {
  return Array.from({ length: count }, (_, n) => {
    const memberId = `mbr_${n}` as MemberId;
    const request = { owner: memberId, key: `key-${n}`, requestHash: 'same' };
    return { merchantId: MERCHANT, memberId, ...ARTICLE, request };
  });
}

test('no commit settles more than 32 free orders: nobody waits longer for the same goods (MKT-13)', async () => {
  const shop = shopAt(0);
  const everybody = wishes(70);
  const outcomes = await shop.write(MERCHANT, everybody);
  expect(shop.commits).toEqual([
    { orders: 32, settled: 32 },
    { orders: 32, settled: 32 },
    { orders: 6, settled: 6 },
  ]);
  const ids = everybody.map(
    (wish) => (outcomes.get(wish) as { ticket: { orderId: OrderId } }).ticket.orderId,
  );
  expect(new Set(ids).size).toBe(70);
});

test('what is paid later is written in one commit, however many they are (MKT-13)', async () => {
  const shop = shopAt(100);
  expect((await shop.write(MERCHANT, wishes(70))).size).toBe(70);
  expect(shop.commits).toEqual([{ orders: 70, settled: 0 }]);
});
