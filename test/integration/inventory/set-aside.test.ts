import type { MerchantId } from '#kernel';
import type { Channel } from '../../../modules/inventory/domain/channels.ts';
import { DATABASE_KINDS, freshDatabase } from '../../support/databases.ts';
import { CLERK, HERE, type StockShop, stockShop, TEA, went } from './stock-shop.ts';

const OPENING_MS = 60_000;
const RUSH_MS = 120_000;

describe.each(DATABASE_KINDS)('what is set aside, on %s', (kind) => {
  let shop: StockShop;
  let merchants = 0;
  let merchantId: MerchantId;

  beforeAll(async () => {
    shop = await stockShop(await freshDatabase(kind));
  }, OPENING_MS);
  afterAll(() => shop.close());

  beforeEach(async () => {
    merchants += 1;
    merchantId = `mch_${merchants}` as MerchantId;
    await shop.receive(merchantId, TEA, HERE, 10);
  });

  let buyers = 0;
  const buy = (quantity: number, more: object = {}) => {
    buyers += 1;
    return shop.reserve(merchantId, `b${buyers}`, TEA, HERE, quantity, more);
  };
  const share = (channel: Channel, pieces: number | null, overflow = false) =>
    went(
      shop.run((tx) =>
        shop.quotas.setShare(tx, merchantId, { skuId: TEA, storeId: HERE, channel, pieces, overflow }),
      ),
    );
  const row = () => shop.row(merchantId, TEA, HERE);
  const online = async () => (await shop.stock.at(merchantId, HERE, [TEA])).get(TEA);
  const publish = (activityId: string, mode: 'carved' | 'ceiling', quantity: number) =>
    went(
      shop.run((tx) =>
        shop.quotas.publish(tx, merchantId, {
          activityId,
          mode,
          lines: [{ skuId: TEA, storeId: HERE, quantity }],
        }),
      ),
    );
  const end = (activityId: string) => shop.run((tx) => shop.quotas.end(tx, merchantId, activityId));
  const quota = async () => {
    const [found] = await shop.reads.all<Record<string, number>>(
      'select quota, sold, held, available from stock_quotas where merchant_id = ?',
      [merchantId],
    );
    return found;
  };

  test('a channel’s own pieces are sold by nobody else, and it sells no more than them (INV-08)', async () => {
    expect(await share('douyin', 4)).toBe(true);
    expect(await online()).toBe(6);
    expect(await buy(7)).toBe(false);
    expect(await buy(5, { channel: 'douyin' })).toBe(false);
    expect(await buy(4, { channel: 'douyin' })).toBe(true);
    expect(await buy(1, { channel: 'douyin' })).toBe(false);
    expect(await buy(6)).toBe(true);
    expect(await row()).toMatchObject({ on_hand: 10, available: 0, reserved: 10 });
  });

  test('with overflow a channel goes on from the shared pool, also within one basket (INV-08)', async () => {
    await share('meituan', 3, true);
    expect(await buy(5, { channel: 'meituan' })).toBe(true);
    expect(await quota()).toEqual({ quota: 3, sold: 0, held: 3, available: 0 });
    expect(await online()).toBe(5);
    await shop.release(merchantId, `b${buyers}`);
    expect(await quota()).toEqual({ quota: 3, sold: 0, held: 0, available: 3 });
    expect(await online()).toBe(7);
  });

  test('our own shop’s quota is what it shows; set anew, pieces come from the pool or go back to it (INV-08)', async () => {
    await share('mini_program', 2);
    expect(await online()).toBe(2);
    await share('mini_program', 5);
    expect(await online()).toBe(5);
    expect(await row()).toMatchObject({ available: 5, reserved: 5 });
    await share('mini_program', 5, true);
    expect(await online()).toBe(10);
    expect(await share('douyin', 6)).toBe(false);
    await share('mini_program', null);
    expect(await row()).toMatchObject({ available: 10, reserved: 0 });
    expect(await online()).toBe(10);
  });

  test('a till takes the tills’ own pieces first, then what lies there, and never another channel’s (INV-08)', async () => {
    await share('pos', 2);
    await share('douyin', 3);
    const sale = { source: 'pos', storeId: HERE, soldAt: 1, kind: 'sale', actor: CLERK, at: 1 } as const;
    const sell = (saleId: string, quantity: number) =>
      shop.run((tx) =>
        shop.till.record(tx, merchantId, { ...sale, saleId, lines: [{ skuId: TEA, quantity }] }),
      );
    expect(await sell('1', 4)).toEqual({ repeated: false, short: [] });
    expect(await row()).toMatchObject({ on_hand: 6, available: 3, reserved: 3 });
    expect(await sell('2', 5)).toEqual({ repeated: false, short: [{ skuId: TEA, pieces: 2 }] });
    expect(await row()).toMatchObject({ on_hand: 3, available: 0, reserved: 3 });
  });

  test('an activity takes its pieces out of what can be sold, and gives back what nobody took (INV-09)', async () => {
    expect(await publish('flash', 'carved', 11)).toBe(false);
    expect(await publish('flash', 'carved', 6)).toBe(true);
    expect(await online()).toBe(4);
    expect(await buy(5)).toBe(false);
    expect(await buy(3, { activityId: 'flash' })).toBe(true);
    const sold = `b${buyers}`;
    expect(await buy(2, { activityId: 'flash' })).toBe(true);
    const held = `b${buyers}`;
    await shop.commit(merchantId, sold);
    expect(await quota()).toEqual({ quota: 6, sold: 3, held: 2, available: 1 });
    expect(await end('flash')).toBe(1);
    expect(await end('flash')).toBe(0);
    expect(await quota()).toEqual({ quota: 5, sold: 3, held: 2, available: 0 });
    expect(await buy(1, { activityId: 'flash' })).toBe(false);
    // Given up after the end: back to the shelf, not into the activity.
    await shop.release(merchantId, held);
    expect(await quota()).toEqual({ quota: 3, sold: 3, held: 0, available: 0 });
    expect(await row()).toMatchObject({ on_hand: 7, available: 7, reserved: 0 });
  });

  test('with a ceiling an activity sells from the pool like everybody, but no more than that (INV-09)', async () => {
    expect(await publish('tasting', 'ceiling', 4)).toBe(true);
    expect(await online()).toBe(10);
    expect(await buy(8)).toBe(true);
    expect(await buy(3, { activityId: 'tasting' })).toBe(false);
    expect(await buy(2, { activityId: 'tasting' })).toBe(true);
    expect(await row()).toMatchObject({ available: 0, reserved: 10 });
    await shop.release(merchantId, `b${buyers}`);
    expect(await quota()).toEqual({ quota: 4, sold: 0, held: 0, available: 4 });
    expect(await row()).toMatchObject({ available: 2, reserved: 8 });
  });

  test('an activity is published once (INV-09)', async () => {
    await publish('once', 'carved', 2);
    await expect(publish('once', 'carved', 2)).rejects.toMatchObject({
      code: 'inventory.activity_published',
    });
    expect(await row()).toMatchObject({ available: 8, reserved: 2 });
  });

  test(
    'buyers race with the end of the activity: every piece is sold or back on the shelf (INV-03, INV-09)',
    async () => {
      await shop.receive(merchantId, TEA, HERE, 90);
      await publish('rush', 'carved', 50);
      const tries = Array.from({ length: 150 }, async (_, n) => {
        if (n === 60) return void (await end('rush'));
        const id = `race-${merchants}-${n}`;
        if (!(await shop.reserve(merchantId, id, TEA, HERE, 1, { activityId: 'rush' }))) return;
        await (n % 3 === 0 ? shop.release(merchantId, id) : shop.commit(merchantId, id));
      });
      await Promise.all(tries);
      const books = await quota();
      expect(books).toMatchObject({ held: 0, available: 0, quota: books?.['sold'] });
      const left = 100 - (books?.['sold'] ?? 0);
      expect(await row()).toMatchObject({ on_hand: left, available: left, reserved: 0 });
    },
    RUSH_MS,
  );
});
