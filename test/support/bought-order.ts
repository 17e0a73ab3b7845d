import { affectedRows } from '#db';
import {
  type EpochMs,
  fen,
  type MemberId,
  type OrderId,
  type PaymentId,
  type ProductId,
  type SkuId,
  type StoreId,
} from '#kernel';
import type { OrderPaid } from '#modules/orders';
import type { PaymentSucceeded } from '#modules/payments';
import { POINTS } from '#modules/points';
import { STORED_VALUE } from '#modules/stored-value';
import { JIANGHAN, MERCHANT, type SmallShop } from './small-shop.ts';

export interface BoughtLine {
  readonly skuId: SkuId;
  readonly quantity: number;
  /** Paid for all pieces, after points. */
  readonly totalFen: number;
  /** What points paid of it. */
  readonly pointsFen?: number;
  readonly isGift?: boolean;
}

export interface Bought {
  readonly lines: readonly BoughtLine[];
  readonly shippingFen?: number;
  /** Of what it cost; the provider has the rest. */
  readonly storedValueFen?: number;
  /** Points that were burnt for the points' part of the lines. */
  readonly burn?: number;
  readonly coupons?: readonly string[];
  readonly state?: 'PREPARING' | 'READY_FOR_PICKUP' | 'SHIPPED' | 'RECEIVED';
  readonly receivedAt?: EpochMs;
  /** Nobody ever told a provider: an order of an earlier system. */
  readonly isImported?: boolean;
}

let orders = 0;
const next = (prefix: string) => `${prefix}_${String(++orders).padStart(5, '0')}`;

/** A card with so much on it. */
export async function recharged(
  shop: SmallShop,
  memberId: MemberId,
  payFen: number,
  giftFen: number,
): Promise<void> {
  const id = next('rch');
  await shop.unitOfWork.run(async (tx) => {
    await affectedRows(
      tx,
      `insert into stored_value_recharges (merchant_id, id, member_id, offer_id, store_id, title, pay_fen, gift_fen,
         gift_points, gift_coupons, state, principal_left, gift_left, paid_out_fen, created_at, pay_before)
       values (?, ?, ?, 'off_1', 'str_1', '充值', ?, ?, 0, '[]', 'PENDING', 0, 0, 0, ?, ?)`,
      [MERCHANT, id, memberId, payFen, giftFen, shop.clock.now(), shop.clock.now() + 1],
    );
    tx.emit<PaymentSucceeded>({
      ...{ type: 'payments.payment_succeeded', occurredAt: shop.clock.now(), merchantId: MERCHANT },
      ...{ orderId: id as OrderId, paymentId: 'pay_1' as PaymentId, amountFen: fen(payFen) },
      ...{ provider: 'wechat', providerTransactionId: '42', paidAt: shop.clock.now(), subject: 'recharge' },
    });
  });
  await shop.deliver();
}

/**
 * A paid order as the books know it, whatever a checkout can do by now: rows, the provider's payment, stored value spent,
 * points burnt and earned, each by its own facade.
 */
export async function bought(shop: SmallShop, memberId: MemberId, order: Bought): Promise<OrderId> {
  const { container } = shop.house;
  const id = next('ord') as OrderId;
  const { lines, shippingFen = 0, storedValueFen = 0, burn = 0, state = 'PREPARING' } = order;
  const goodsFen = lines.reduce((sum, { totalFen }) => sum + totalFen, 0);
  const pointsFen = lines.reduce((sum, line) => sum + (line.pointsFen ?? 0), 0);
  const payableFen = goodsFen + shippingFen;
  const at = shop.clock.now();
  await shop.unitOfWork.run(async (tx) => {
    const insert = (table: string, row: Readonly<Record<string, unknown>>) =>
      affectedRows(
        tx,
        `insert into ${table} (${Object.keys(row)}) values (${Object.keys(row).map(() => '?')})`,
        Object.values(row),
      );
    const shared = { merchant_id: MERCHANT, order_id: id };
    await insert('orders', {
      ...{
        id,
        merchant_id: MERCHANT,
        number: id,
        member_id: memberId,
        state: 'PAID',
        payable_fen: payableFen,
      },
      ...{ placed_at: at, pay_before: at, close_at: at, paid_at: at, points_burn: burn },
      ...{ points_worth_fen: pointsFen, stored_value_fen: storedValueFen },
      coupons: JSON.stringify(order.coupons ?? []),
      provider: payableFen > storedValueFen ? 'wechat' : null,
    });
    await insert('order_groups', {
      ...{ ...shared, store_id: JIANGHAN, position: 0, store_name: '江汉路店', state },
      ...{ fulfilment: '{"type":"pickup"}', goods_fen: goodsFen + pointsFen, discount_fen: pointsFen },
      ...{ shipping_fen: shippingFen, payable_fen: payableFen, placed_at: at, paid_at: at },
    });
    if (state === 'RECEIVED')
      await insert('order_timeline', {
        ...{ ...shared, scope: JIANGHAN, state, at: order.receivedAt ?? at },
      });
    for (const [position, line] of lines.entries())
      await insert('order_lines', {
        ...{ ...shared, store_id: JIANGHAN, position, sku_id: line.skuId, product_id: 'prd_frame' },
        ...{ title: '商品', option_text: '', image_url: '', quantity: line.quantity },
        ...{ unit_price_fen: line.totalFen, discount_fen: line.pointsFen ?? 0, total_fen: line.totalFen },
        is_gift: line.isGift === true ? 1 : 0,
        shares: JSON.stringify(
          line.pointsFen === undefined ? [] : [{ kind: 'points', id: '', amountFen: line.pointsFen }],
        ),
      });
    if (payableFen > storedValueFen && order.isImported !== true)
      await insert('payment_intents', {
        ...{ ...shared, id: `pay-${id}`, order_number: id, member_id: memberId, openid: 'o' },
        ...{ amount_fen: payableFen - storedValueFen, description: '商品', out_trade_no: `T${id}` },
        ...{ expires_at: at, state: 'SUCCEEDED', transaction_id: `W${id}`, paid_at: at },
        ...{ queries: 0, next_query_at: 0 },
      });
    if (burn > 0) {
      const key = { bizType: 'orders.order', bizId: id, at };
      const title = '抵扣';
      await container.get(POINTS).burn(tx, MERCHANT, { ...key, memberId, amount: burn, title });
    }
    if (storedValueFen > 0)
      await container.get(STORED_VALUE).spend(tx, MERCHANT, {
        ...{
          memberId,
          amountFen: fen(storedValueFen),
          bizType: 'orders.order',
          bizId: id,
          title: '订单',
          at,
        },
        approval: { memberId, upToFen: storedValueFen, until: at },
      });
    tx.emit<OrderPaid>({
      ...{ type: 'orders.order_paid', occurredAt: at, merchantId: MERCHANT, orderId: id, memberId },
      payableFen: fen(payableFen),
      groups: [
        {
          storeId: JIANGHAN as StoreId,
          goodsPaidFen: fen(goodsFen),
          lines: lines.map(({ skuId, quantity, totalFen }) => ({
            ...{ skuId, quantity, productId: 'prd_frame' as ProductId, unitPriceFen: fen(totalFen) },
            lowestUnitFen: fen(totalFen),
          })),
        },
      ],
    });
  });
  await shop.deliver();
  return id;
}

/** She has this many points to spend. */
export async function givenPoints(shop: SmallShop, memberId: MemberId, amount: number): Promise<void> {
  const key = { bizType: 'test.gift', bizId: next('gift'), at: shop.clock.now() };
  await shop.unitOfWork.run((tx) =>
    shop.house.container.get(POINTS).earn(tx, MERCHANT, { memberId, source: 'gift', ...key, amount }),
  );
}
