import { affectedRows } from '#db';
import { DAY_MS, MINUTE_MS, SECOND_MS } from '#kernel';
import { POINTS } from '#modules/points';
import { STORED_VALUE } from '#modules/stored-value';
import { type Buyer, buyerAndOwner } from '../../support/after-sales.ts';
import { bought, recharged } from '../../support/bought-order.ts';
import { DATABASE_KINDS } from '../../support/databases.ts';
import {
  BLACK,
  JIANGHAN,
  MERCHANT,
  OPENING_MS,
  type SmallShop,
  smallShop,
} from '../../support/small-shop.ts';

describe.each(DATABASE_KINDS)('what other platforms get wrong about refunds, on %s', (kind) => {
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
    buyer = await buyerAndOwner(shop, `d${kind}${people}`);
  });

  /** She has the goods, and their points are hers to spend. */
  async function received(orderId: string): Promise<void> {
    await shop.unitOfWork.run(async (tx) =>
      tx.emit({
        type: 'orders.group_picked_up',
        ...{ occurredAt: shop.clock.now(), merchantId: MERCHANT, orderId, storeId: JIANGHAN },
      }),
    );
    await shop.deliver();
  }

  async function fails(refundId: string, orderId: string): Promise<void> {
    await shop.unitOfWork.run(async (tx) => {
      await affectedRows(tx, "update payment_refunds set state = 'FAILED' where order_id = ?", [orderId]);
      tx.emit({
        type: 'payments.refund_failed',
        ...{ occurredAt: shop.clock.now(), merchantId: MERCHANT, orderId, refundId },
      });
    });
    await shop.deliver();
  }

  test('known defect 3: points of the purchase that are spent before the refund are a debt, not a present', async () => {
    const orderId = await bought(shop, buyer.memberId, {
      ...{ lines: [{ skuId: BLACK, quantity: 1, totalFen: 10_000 }], state: 'RECEIVED' },
      receivedAt: shop.clock.now() + 8 * DAY_MS,
    });
    await received(orderId);
    await buyer.later(8 * DAY_MS);
    await shop.job('points.release');
    expect(await buyer.points()).toEqual({ usable: 100, pending: 0 });
    const key = { bizType: 'test.gift', bizId: orderId, at: shop.clock.now() };
    await shop.unitOfWork.run((tx) =>
      shop.house.container.get(POINTS).burn(tx, MERCHANT, {
        ...{ ...key, memberId: buyer.memberId, amount: 80, title: '换礼品' },
      }),
    );

    const lines = [{ line: 0, quantity: 1 }];
    const { body } = await buyer.apply(orderId, { type: 'RETURN_REFUND', reason: 'quality', lines });
    await buyer.desk(body.id, 'approve');
    await buyer.desk(body.id, 'received', { conditions: [] });
    expect((await buyer.desk(body.id, 'refund')).status).toBe(200);

    expect(await buyer.points()).toEqual({ usable: -80, pending: 0 });
  });

  test('known defect 5: after some was spent, a refund brings back principal and gift exactly as they were taken', async () => {
    await recharged(shop, buyer.memberId, 10_000, 5_000);
    const orderId = await bought(shop, buyer.memberId, {
      ...{ lines: [{ skuId: BLACK, quantity: 3, totalFen: 9_001 }], storedValueFen: 9_001 },
    });
    const spent = await buyer.card();
    const wish = { lines: [{ line: 0, quantity: 1 }] };
    for (let piece = 0; piece < 2; piece += 1) {
      const { body } = await buyer.apply(orderId, wish);
      expect((await buyer.desk(body.id, 'approve')).body.state).toBe('DONE');
    }
    // Something else is bought in between: the rest of this order comes back all the same.
    await shop.unitOfWork.run((tx) =>
      shop.house.container.get(STORED_VALUE).spend(tx, MERCHANT, {
        ...{ memberId: buyer.memberId, amountFen: 3_000, bizType: 'orders.order', bizId: `o2-${orderId}` },
        ...{ title: '另一单', at: shop.clock.now() },
        approval: { memberId: buyer.memberId, upToFen: 3_000, until: shop.clock.now() },
      }),
    );
    const { body } = await buyer.apply(orderId, wish);
    await buyer.desk(body.id, 'approve');

    const [uses] = await shop.reads.all<{ principal: number; gift: number; back: number; gift_back: number }>(
      `select principal, gift, principal_back as back, gift_back from stored_value_uses where biz_id = ?`,
      [orderId],
    );
    expect([Number(uses?.back), Number(uses?.gift_back)]).toEqual([
      Number(uses?.principal),
      Number(uses?.gift),
    ]);
    expect(Number(uses?.back) + Number(uses?.gift_back)).toBe(9_001);
    const [principal = 0, gift = 0] = await buyer.card();
    expect(principal + gift).toBe(15_000 - 3_000);
    expect((spent[0] ?? 0) + (spent[1] ?? 0)).toBe(15_000 - 9_001);
  });

  test('known defect 12: the coupon of an order is hers again once all of it is given back, and not before', async () => {
    const orderId = await bought(shop, buyer.memberId, {
      lines: [{ skuId: BLACK, quantity: 2, totalFen: 8_000 }],
      coupons: [`cpn_${kind}`],
    });
    await shop.unitOfWork.run((tx) =>
      affectedRows(
        tx,
        `insert into coupons (merchant_id, id, template_id, member_id, seq, state, number, alias, given_by, given_for,
           valid_from, valid_until, issued_at, order_id)
         values (?, ?, 'tpl_1', ?, 1, 'USED', 'n', 'a', 'staff', 'g', 0, ?, 0, ?)`,
        [MERCHANT, `cpn_${kind}`, buyer.memberId, shop.clock.now() + DAY_MS, orderId],
      ),
    );
    const coupon = async () =>
      (await shop.reads.all<{ state: string }>('select state from coupons where order_id = ?', [orderId]))[0]
        ?.state;
    const giveBackOne = async () => {
      const { body } = await buyer.apply(orderId, { lines: [{ line: 0, quantity: 1 }] });
      await buyer.desk(body.id, 'approve');
    };
    await giveBackOne();
    expect(await coupon()).toBe('USED');
    await giveBackOne();
    expect(await coupon()).toBe('RETURNED');
  });

  test('known defect 12: a refund at which the provider gave up is asked for again, under the same number', async () => {
    const orderId = await bought(shop, buyer.memberId, {
      lines: [{ skuId: BLACK, quantity: 1, totalFen: 5_000 }],
    });
    const { body } = await buyer.apply(orderId, { lines: [{ line: 0, quantity: 1 }] });
    await buyer.desk(body.id, 'approve');
    expect(await buyer.look(body.id)).toMatchObject({ state: 'REFUNDING', moneyWay: 'original' });
    const number = async () =>
      (
        await shop.reads.all<{ out_refund_no: string; state: string }>(
          'select out_refund_no, state from payment_refunds where order_id = ?',
          [orderId],
        )
      )[0];
    const first = await number();
    expect((await buyer.desk(body.id, 'retry-refund')).status).toBe(409);

    await fails(body.id, orderId);
    expect(await buyer.look(body.id)).toMatchObject({ state: 'REFUNDING', moneyWay: 'failed' });
    expect((await buyer.desk(body.id, 'retry-refund')).body).toMatchObject({ moneyWay: 'original' });
    expect(await number()).toEqual({ ...first, state: 'REQUESTED' });

    await fails(body.id, orderId);
    expect((await buyer.desk(body.id, 'paid-by-hand', { reference: 'T2' })).body).toMatchObject({
      ...{ state: 'DONE', moneyWay: 'by_hand' },
    });
    expect((await buyer.desk(body.id, 'retry-refund')).status).toBe(409);
  });

  test('known defect 12: a refund that failed and is asked for again arrives', async () => {
    const orderId = await bought(shop, buyer.memberId, {
      lines: [{ skuId: BLACK, quantity: 1, totalFen: 5_000 }],
    });
    const { body } = await buyer.apply(orderId, { lines: [{ line: 0, quantity: 1 }] });
    await buyer.desk(body.id, 'approve');
    await fails(body.id, orderId);
    await buyer.desk(body.id, 'retry-refund');
    await buyer.later(MINUTE_MS + SECOND_MS);
    await shop.unitOfWork.run(async (tx) =>
      tx.emit({
        type: 'payments.refund_succeeded',
        ...{ occurredAt: shop.clock.now(), merchantId: MERCHANT, orderId, refundId: body.id },
        refundedAt: shop.clock.now(),
      }),
    );
    await shop.deliver();
    expect((await buyer.look(body.id)).state).toBe('DONE');
  });
});
