import { MINUTE_MS, type SkuId, type StoreId } from '#kernel';
import {
  activityQuotaId,
  CHANNELS,
  channelQuotaId,
  splitByQuota,
} from '../../../modules/inventory/domain/channels.ts';
import { type Claim, type Level, quotaIdOf, Shares } from '../../../modules/inventory/domain/first-come.ts';
import { MOVEMENT_REASONS } from '../../../modules/inventory/domain/movement.ts';
import { inPlaceOrder, placeKey } from '../../../modules/inventory/domain/place.ts';
import { inLockOrder } from '../../../modules/inventory/domain/stock.ts';
import { DEFAULT_STOCK_SETTINGS, heldUntil } from '../../../modules/inventory/domain/stock-settings.ts';
import { stockState } from '../../../modules/inventory/domain/stock-state.ts';

const place = (skuId: string, storeId = 'str_1') => ({ skuId: skuId as SkuId, storeId: storeId as StoreId });
const line = (skuId: string, quantity: number, storeId?: string) => ({ ...place(skuId, storeId), quantity });

test.each([
  [-1, 'none'],
  [0, 'none'],
  [1, 'low'],
  [3, 'low'],
  [4, 'in'],
])('%i pieces: shoppers read "%s", never the number', (pieces, state) => {
  expect(stockState(pieces)).toBe(state);
});

test('an order holds its goods for fifteen minutes, a flash sale for five (INV-02)', () => {
  expect(DEFAULT_STOCK_SETTINGS.reserveAt).toBe('order');
  expect(heldUntil(DEFAULT_STOCK_SETTINGS, 'order', 1_000)).toBe(1_000 + 15 * MINUTE_MS);
  expect(heldUntil(DEFAULT_STOCK_SETTINGS, 'flash_sale', 1_000)).toBe(1_000 + 5 * MINUTE_MS);
});

test('rows are touched in one order, one line each, in whole pieces', () => {
  expect(inLockOrder([line('b', 1), line('a', 2, 'str_2'), line('a', 1), line('b', 4)])).toEqual([
    ...[line('a', 1), line('a', 2, 'str_2'), line('b', 5)],
  ]);
  expect(inPlaceOrder([place('b'), place('a'), place('c')]).map(({ skuId }) => skuId)).toEqual([
    'a',
    'b',
    'c',
  ]);
  expect(inPlaceOrder([line('a', 1), line('a', 2)])).toEqual([line('a', 1), line('a', 2)]);
  expect(placeKey(place('ab', 'c'))).not.toBe(placeKey(place('a', 'bc')));
  for (const quantity of [0, -1, 0.5])
    expect(() => inLockOrder([line('a', quantity)])).toThrow('goods come in whole pieces');
});

test('reasons and channels are kept for ever as they are called (INV-06, INV-08)', () => {
  expect(MOVEMENT_REASONS).toEqual([
    ...['receive', 'damage', 'adjust', 'sale', 'till_sale', 'till_return', 'customer_return'],
    ...['transfer_out', 'transfer_in', 'count', 'sync'],
  ]);
  expect(CHANNELS).toEqual(['mini_program', 'douyin', 'kuaishou', 'meituan', 'pos']);
  expect([channelQuotaId('pos'), activityQuotaId('act_1')]).toEqual(['channel:pos', 'activity:act_1']);
});

test('whoever says no channel buys in our own shop; an activity has its own pieces', () => {
  expect(quotaIdOf({ reservationId: 'r' })).toBe('channel:mini_program');
  expect(quotaIdOf({ reservationId: 'r', channel: 'douyin' })).toBe('channel:douyin');
  expect(quotaIdOf({ reservationId: 'r', channel: 'douyin', activityId: 'act_1' })).toBe('activity:act_1');
});

test.each([
  ['no quota: from the pool', 3, undefined, 3, { fromQuota: 0, fromPool: 3 }],
  ['no quota, pool too small', 4, undefined, 3, undefined],
  [
    'own pieces first, the rest from the pool',
    5,
    { state: 'OPEN', overflow: 1, available: 2 },
    3,
    { fromQuota: 2, fromPool: 3 },
  ],
  ['no overflow: own pieces alone', 3, { state: 'OPEN', overflow: 0, available: 2 }, 9, undefined],
  [
    'no overflow, and they are enough',
    2,
    { state: 'OPEN', overflow: 0, available: 2 },
    0,
    { fromQuota: 2, fromPool: 0 },
  ],
  [
    'an ended quota counts no longer',
    3,
    { state: 'ENDED', overflow: 0, available: 9 },
    3,
    { fromQuota: 0, fromPool: 3 },
  ],
] as const)('a channel’s share: %s (INV-08)', (_case, wanted, quota, shared, split) => {
  expect(splitByQuota(wanted, quota, shared)).toEqual(split);
});

describe('what was set aside for an activity (INV-09)', () => {
  const KEY = placeKey(place('a'));
  function shares(
    quota: { state?: 'OPEN' | 'ENDED'; mode: 'carved' | 'ceiling'; available: number },
    shared: number,
  ) {
    const own = { state: 'OPEN' as const, overflow: 0, ...quota };
    const level: Level = { shared, quotas: new Map([['activity:act', own]]) };
    return { of: new Shares(new Map([[KEY, level]])), level, own };
  }
  const claim = (quantity: number): Claim => ({
    reservationId: 'r',
    activityId: 'act',
    lines: [line('a', quantity)],
  });
  const nothing = (available: number) => ({ ...place('a'), available });

  test('carved pieces leave the pool alone, those under a ceiling come out of it', () => {
    const carved = shares({ mode: 'carved', available: 2 }, 0);
    const share = { ...place('a'), quotaId: 'activity:act', fromQuota: 2, fromPool: 0 };
    expect(carved.of.of(claim(2))).toEqual([share]);
    carved.of.take([share]);
    expect([carved.level.shared, carved.own.available]).toEqual([0, 0]);

    const ceiling = shares({ mode: 'ceiling', available: 5 }, 2);
    const capped = { ...share, fromPool: 2 };
    expect(ceiling.of.of(claim(2))).toEqual([capped]);
    ceiling.of.take([capped]);
    expect([ceiling.level.shared, ceiling.own.available]).toEqual([0, 3]);
    ceiling.of.giveBack([capped]);
    expect([ceiling.level.shared, ceiling.own.available]).toEqual([2, 5]);
  });

  test('refused are more pieces than were set aside, than the pool has, and any after its end', () => {
    expect(shares({ mode: 'carved', available: 2 }, 9).of.of(claim(3))).toEqual(nothing(2));
    expect(shares({ mode: 'ceiling', available: 5 }, 2).of.of(claim(3))).toEqual(nothing(5));
    expect(shares({ state: 'ENDED', mode: 'carved', available: 5 }, 9).of.of(claim(1))).toEqual(nothing(0));
    const other: Claim = { ...claim(1), activityId: 'other' };
    expect(shares({ mode: 'carved', available: 5 }, 9).of.of(other)).toEqual(nothing(0));
  });

  test('a shelf that is not there has nothing, and nothing is moved on it', () => {
    const none = new Shares(new Map());
    expect(none.of({ reservationId: 'r', lines: [line('a', 1)] })).toEqual(nothing(0));
    expect(none.of(claim(1))).toEqual(nothing(0));
    const share = { ...place('a'), quotaId: 'channel:pos', fromQuota: 0, fromPool: 1 };
    expect(() => none.take([share])).not.toThrow();
    const { of, level } = shares({ mode: 'carved', available: 2 }, 4);
    of.take([share]);
    expect(level.shared).toBe(3);
  });

  test('who is refused learns what the pool has', () => {
    const { of } = shares({ mode: 'carved', available: 2 }, 4);
    expect(of.of({ reservationId: 'r', lines: [line('a', 5)] })).toEqual(nothing(4));
  });
});
