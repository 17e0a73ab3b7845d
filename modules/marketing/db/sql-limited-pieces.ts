import { affectedRows, rowsOf } from '#db';
import type { MerchantId, OrderId, Tx } from '#kernel';
import type { LimitedPieceStore } from '../app/promotion-ports.ts';

interface Held {
  readonly promotion_id: string;
  readonly sku_id: string;
  readonly member_id: string | null;
  readonly quantity: number;
}

/** 每人限购 (MKT-10): a counter per member and price that never passes its limit. */
export const sqlLimitedPieces: LimitedPieceStore = {
  async hold(tx, merchantId, { promotionId, skuId, quantity, memberId, orderId, now }) {
    const noted = await affectedRows(
      tx,
      `insert into promotion_order_takes (merchant_id, order_id, promotion_id, sku_id, member_id, quantity, state)
       values (?, ?, ?, ?, ?, ?, 'HELD') on conflict (merchant_id, order_id, promotion_id, sku_id) do nothing`,
      [merchantId, orderId, promotionId, skuId, memberId, quantity],
    );
    // The same order again.
    if (noted === 0) return true;
    // One statement tells whether it is on offer, what its limit is, and counts.
    const counted = await affectedRows(
      tx,
      `insert into promotion_takes (merchant_id, promotion_id, sku_id, member_id, taken)
       select p.merchant_id, p.promotion_id, p.sku_id, ?, ? from promotion_prices p
         join promotions o on o.merchant_id = p.merchant_id and o.id = p.promotion_id
       where p.merchant_id = ? and p.promotion_id = ? and p.sku_id = ? and o.state = 'PUBLISHED'
         and o.from_at <= ? and o.until_at > ? and (p.per_member_max is null or p.per_member_max >= ?)
       on conflict (merchant_id, promotion_id, sku_id, member_id) do update
         set taken = promotion_takes.taken + excluded.taken
         where promotion_takes.taken + excluded.taken <= coalesce((select p.per_member_max from promotion_prices p
           where p.merchant_id = excluded.merchant_id and p.promotion_id = excluded.promotion_id
             and p.sku_id = excluded.sku_id), 2000000000)`,
      [memberId, quantity, merchantId, promotionId, skuId, now, now, quantity],
    );
    return counted === 1;
  },

  async keep(tx, merchantId, orderId) {
    // Paid after the order was closed: she has the pieces, so they count again, whatever the limit says.
    const late = await steppedRows(tx, merchantId, orderId, ['BACK'], 'KEPT');
    for (const row of late) await count(tx, merchantId, row, 1);
    await steppedRows(tx, merchantId, orderId, ['HELD'], 'KEPT');
  },

  async giveBack(tx, merchantId, orderId, from) {
    for (const row of await steppedRows(tx, merchantId, orderId, from, 'BACK'))
      await count(tx, merchantId, row, -1);
  },
};

function steppedRows(
  tx: Tx,
  merchantId: MerchantId,
  orderId: OrderId,
  from: readonly string[],
  to: string,
): Promise<Held[]> {
  return rowsOf<Held>(
    tx,
    `update promotion_order_takes set state = ?
     where merchant_id = ? and order_id = ? and state in (${from.map(() => '?').join(', ')})
     returning promotion_id, sku_id, member_id, quantity`,
    [to, merchantId, orderId, ...from],
  );
}

async function count(tx: Tx, merchantId: MerchantId, row: Held, sign: 1 | -1): Promise<void> {
  await affectedRows(
    tx,
    `update promotion_takes set taken = taken + ?
     where merchant_id = ? and promotion_id = ? and sku_id = ? and member_id = ?`,
    [sign * row.quantity, merchantId, row.promotion_id, row.sku_id, row.member_id],
  );
}
