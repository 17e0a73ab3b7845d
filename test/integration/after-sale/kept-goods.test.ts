import { affectedRows } from '#db';
import { DAY_MS, HOUR_MS } from '#kernel';
import { type Buyer, buyerAndOwner } from '../../support/after-sales.ts';
import { bought } from '../../support/bought-order.ts';
import { DATABASE_KINDS } from '../../support/databases.ts';
import {
  BLACK,
  BROWN,
  GIFT,
  JIANGHAN,
  MERCHANT,
  OPENING_MS,
  type SmallShop,
  smallShop,
} from '../../support/small-shop.ts';

const SILENCE = 'after-sale.silence';
const PARCEL = { carrier: '顺丰', trackingNumber: 'SF1234567890' };
const FIRST = [{ line: 0, quantity: 1 }];
const SECOND = [{ line: 1, quantity: 1 }];

describe.each(DATABASE_KINDS)(
  'what she keeps is not paid back as if it were given back, on %s (ORD-07)',
  (kind) => {
    let shop: SmallShop;
    let buyer: Buyer;
    let people = 0;
    beforeAll(async () => {
      shop = await smallShop(kind);
    }, OPENING_MS);
    afterAll(() => shop.close());
    beforeEach(async () => {
      people += 1;
      await shop.startAfresh();
      buyer = await buyerAndOwner(shop, `k${kind}${people}`);
    });

    const order = (given: Partial<Parameters<typeof bought>[2]> = {}) =>
      bought(shop, buyer.memberId, {
        lines: [
          { skuId: BLACK, quantity: 1, totalFen: 10_000 },
          { skuId: BROWN, quantity: 1, totalFen: 10_000 },
        ],
        ...given,
      });
    const write = (sql: string, values: readonly unknown[]) =>
      shop.unitOfWork.run((tx) => affectedRows(tx, sql, values));
    async function arrives(orderId: string): Promise<void> {
      await write("update order_groups set state = 'RECEIVED' where order_id = ?", [orderId]);
      await write(
        `insert into order_timeline (merchant_id, order_id, scope, state, at) values (?, ?, ?, 'RECEIVED', ?)`,
        [MERCHANT, orderId, JIANGHAN, shop.clock.now()],
      );
    }
    const pieces = async (skuId = BLACK) => (await shop.stock(skuId, JIANGHAN))?.available ?? 0;
    const approve = async (id: string) => (await buyer.desk(id, 'approve')).body;

    test('silence pays for goods on their way, but not once she has them: then she may return them', async () => {
      const [lost, arrived, broken] = [
        await order({ state: 'SHIPPED' }),
        await order({ state: 'SHIPPED' }),
        await order({ state: 'SHIPPED' }),
      ];
      const asked = await Promise.all([
        buyer.apply(lost, { lines: FIRST }),
        buyer.apply(arrived, { lines: FIRST }),
        buyer.apply(broken, { lines: FIRST, reason: 'quality' }),
      ]);
      await arrives(arrived);
      await arrives(broken);
      await buyer.later(48 * HOUR_MS);
      await shop.job(SILENCE);
      const states = await Promise.all(asked.map(async ({ body }) => (await buyer.look(body.id)).state));
      expect(states).toEqual(['REFUNDING', 'REJECTED', 'REFUNDING']);
      const back = { type: 'RETURN_REFUND', reason: 'no_reason', lines: FIRST };
      expect((await buyer.apply(arrived, back)).body).toMatchObject({ amountFen: 10_000 });
    });

    test('a part of the money for goods on their way leaves the goods, the points and the rest of the money hers', async () => {
      const orderId = await order({ state: 'SHIPPED' });
      const some = [
        { line: 0, quantity: 1, amountFen: 1 },
        { line: 1, quantity: 1, amountFen: 0 },
      ];
      const { body } = await buyer.apply(orderId, { lines: some });
      expect(body).toMatchObject({ amountFen: 1, lines: [{ pieces: 0 }, { pieces: 0 }] });
      await approve(body.id);
      expect((await shop.events('after-sale.refunded'))[0]).toMatchObject({ isWholeOrder: false });
      await arrives(orderId);
      const lines = [...FIRST, ...SECOND];
      expect(
        (await buyer.apply(orderId, { type: 'RETURN_REFUND', reason: 'no_reason', lines })).body.amountFen,
      ).toBe(19_999);
    });

    test('goods that were never sent go back for all of their price', async () => {
      const wish = { lines: [{ line: 0, quantity: 1, amountFen: 9_999 }] };
      expect(await buyer.apply(await order(), wish)).toMatchObject({
        status: 422,
        body: { code: 'after-sale.amount_too_low' },
      });
    });

    test('a gift that is not sent yet is not asked back alone', async () => {
      const orderId = await order({
        lines: [
          { skuId: BLACK, quantity: 1, totalFen: 10_000 },
          { skuId: GIFT, quantity: 1, totalFen: 0, isGift: true },
        ],
      });
      expect((await buyer.apply(orderId, { lines: SECOND })).body.code).toBe('after-sale.gift_alone');
    });

    test('a request that cannot be decided waits an hour, and ends where its order has ended', async () => {
      const orderId = await order();
      const { body } = await buyer.apply(orderId, { lines: FIRST });
      await write("update orders set state = 'REFUNDED' where id = ?", [orderId]);
      await buyer.later(48 * HOUR_MS);
      await expect(shop.job(SILENCE)).rejects.toThrow('could not be decided');
      await shop.job(SILENCE);
      await buyer.later(HOUR_MS);
      await expect(shop.job(SILENCE)).rejects.toThrow('could not be decided');
      expect((await buyer.hers(body.id, 'cancel')).body.state).toBe('CANCELLED');
    });

    test('shipping does not go back while one of the articles is only exchanged', async () => {
      const orderId = await order({ state: 'RECEIVED', shippingFen: 800 });
      const exchange = { type: 'EXCHANGE', reason: 'quality', lines: SECOND };
      expect((await buyer.apply(orderId, exchange)).status).toBe(201);
      const back = { type: 'RETURN_REFUND', reason: 'quality', lines: FIRST };
      expect((await buyer.apply(orderId, back)).body).toMatchObject({ amountFen: 10_000, shippingFen: 0 });
    });

    test('shipping goes with the refund after which nothing is left, whichever request it was promised with', async () => {
      const orderId = await order({ shippingFen: 800 });
      const first = await buyer.apply(orderId, { lines: FIRST });
      const second = await buyer.apply(orderId, { lines: SECOND });
      expect([first.body.shippingFen, second.body.shippingFen]).toEqual([0, 800]);
      await buyer.hers(first.body.id, 'cancel');
      expect(await approve(second.body.id)).toMatchObject({ amountFen: 10_000, shippingFen: 0 });
      const again = await buyer.apply(orderId, { lines: FIRST });
      expect(await approve(again.body.id)).toMatchObject({ amountFen: 10_800, shippingFen: 800 });

      const other = await order({ shippingFen: 800 });
      const [early, late] = [
        await buyer.apply(other, { lines: FIRST }),
        await buyer.apply(other, { lines: SECOND }),
      ];
      expect(await approve(late.body.id)).toMatchObject({ amountFen: 10_000 });
      expect(await approve(early.body.id)).toMatchObject({
        amountFen: 10_800,
        split: { externalFen: 10_800 },
      });
      expect(await buyer.askedOfProvider(other)).toBe(20_800);
    });

    test('what she was given in exchange is what comes back on the shelf', async () => {
      const orderId = await order({
        state: 'RECEIVED',
        lines: [{ skuId: BLACK, quantity: 1, totalFen: 12_900 }],
      });
      const wish = { type: 'EXCHANGE', reason: 'quality', lines: FIRST, exchangeSkuId: BROWN };
      const exchange = (await buyer.apply(orderId, wish)).body;
      await approve(exchange.id);
      await buyer.desk(exchange.id, 'received', { conditions: [] });
      await buyer.desk(exchange.id, 'resend', { parcel: null });
      const before = [await pieces(BLACK), await pieces(BROWN)];
      const { body } = await buyer.apply(orderId, { type: 'RETURN_REFUND', reason: 'quality', lines: FIRST });
      await approve(body.id);
      await buyer.desk(body.id, 'received', { conditions: [] });
      expect([await pieces(BLACK), await pieces(BROWN)]).toEqual([before[0], (before[1] ?? 0) + 1]);
    });

    test('goods that time has counted as received are put away once somebody has looked at them, once', async () => {
      const orderId = await order({ state: 'RECEIVED' });
      const { body } = await buyer.apply(orderId, { type: 'RETURN_REFUND', reason: 'quality', lines: FIRST });
      await approve(body.id);
      await buyer.hers(body.id, 'parcel', PARCEL);
      await buyer.later(10 * DAY_MS);
      await shop.job(SILENCE);
      await buyer.later(48 * HOUR_MS);
      await shop.job(SILENCE);
      expect((await buyer.look(body.id)).state).toBe('REFUNDING');
      const before = await pieces();
      expect((await buyer.desk(body.id, 'received', { conditions: [] })).body.state).toBe('REFUNDING');
      expect((await buyer.desk(body.id, 'received', { conditions: [] })).status).toBe(409);
      expect(await pieces()).toBe(before + 1);
    });
  },
);
