import { insertRows } from '#db';
import { invariant, type Tx } from '#kernel';
import type { Order, OrderGroup } from '../domain/order.ts';
import { type KeptFulfilment, PICKUP } from './kept-delivery.ts';

/** Writes whole orders, one statement per table however many there are. `deliveries`: sealed, `phoneTails`: blind, by group. */
export async function insertOrders(
  tx: Tx,
  orders: readonly Order[],
  deliveries: ReadonlyMap<OrderGroup, KeptFulfilment> = new Map(),
  phoneTails: ReadonlyMap<OrderGroup, string> = new Map(),
): Promise<void> {
  await insertRows(tx, {
    table: 'orders',
    columns: [
      ...['id', 'merchant_id', 'number', 'member_id', 'state', 'payable_fen', 'placed_at', 'pay_before'],
      ...[
        'close_at',
        'paid_at',
        'coupons',
        'discounts',
        'points_burn',
        'points_worth_fen',
        'stored_value_fen',
        'channel',
        'external_no',
        'provider',
      ],
    ],
    key: ['id'],
    onRepeat: 'keep',
    rows: orders.map((order) => [
      order.id,
      order.merchantId,
      order.number,
      order.memberId,
      order.state,
      order.payableFen,
      order.placedAt,
      order.payBefore,
      order.payBefore,
      order.paidAt,
      JSON.stringify(order.coupons),
      JSON.stringify(order.discounts),
      order.points.burn,
      order.points.worthFen,
      order.storedValueFen,
      order.channel,
      order.externalNo,
      order.channel === 'mini_program' ? null : 'channel',
    ]),
  });
  await insertRows(tx, {
    table: 'order_groups',
    columns: [
      ...['order_id', 'store_id', 'merchant_id', 'position', 'store_name', 'state', 'fulfilment'],
      ...['goods_fen', 'discount_fen', 'shipping_fen', 'payable_fen', 'placed_at', 'paid_at'],
      ...['shipping_shares', 'phone_tail'],
    ],
    key: ['order_id', 'store_id'],
    onRepeat: 'keep',
    rows: orders.flatMap((order) =>
      order.groups.map((group, position) => [
        order.id,
        group.storeId,
        order.merchantId,
        position,
        group.storeName,
        group.state,
        keptText(group, deliveries),
        group.goodsFen,
        group.discountFen,
        group.shippingFen,
        group.payableFen,
        order.placedAt,
        order.paidAt,
        JSON.stringify(group.shippingShares),
        phoneTails.get(group) ?? null,
      ]),
    ),
  });
  await insertRows(tx, {
    table: 'order_lines',
    columns: [
      ...['order_id', 'store_id', 'position', 'merchant_id', 'sku_id', 'product_id', 'title', 'option_text'],
      ...[
        'image_url',
        'quantity',
        'unit_price_fen',
        'discount_fen',
        'total_fen',
        'shares',
        'is_gift',
        'gift',
        'choices',
      ],
    ],
    key: ['order_id', 'store_id', 'position'],
    onRepeat: 'keep',
    rows: orders.flatMap(({ id, merchantId, groups }) =>
      groups.flatMap(({ storeId, lines }) =>
        lines.map((line, position) => [
          id,
          storeId,
          position,
          merchantId,
          line.skuId,
          line.productId,
          line.title,
          line.optionText,
          line.imageUrl,
          line.quantity,
          line.unitPriceFen,
          line.discountFen,
          line.totalFen,
          JSON.stringify(line.shares),
          line.isGift ? 1 : 0,
          line.gift === null ? null : JSON.stringify(line.gift),
          JSON.stringify(line.choices),
        ]),
      ),
    ),
  });
  await insertRows(tx, {
    table: 'order_timeline',
    columns: ['order_id', 'scope', 'state', 'merchant_id', 'at'],
    key: ['order_id', 'scope', 'state'],
    onRepeat: 'keep',
    rows: orders.flatMap(({ id, merchantId, timeline }) =>
      timeline.map(({ at, scope, state }) => [id, scope ?? '', state, merchantId, at]),
    ),
  });
}

function keptText(group: OrderGroup, deliveries: ReadonlyMap<OrderGroup, KeptFulfilment>): string {
  if (group.fulfilment.type === 'pickup') return PICKUP;
  const kept = deliveries.get(group);
  invariant(kept !== undefined, 'an address is sealed before it is written');
  return JSON.stringify(kept);
}
