import { affectedRows, rowsOf } from '#db';
import type { MemberId, MerchantId, Tx } from '#kernel';

/** Her coupons of one template, and by how much their numbers in her row of coupons went up. */
export type MovedCoupons = readonly {
  readonly templateId: string;
  readonly shift: number;
  readonly taken: number;
  readonly day: string;
  readonly dayTaken: number;
  readonly ids: readonly string[];
}[];

/** Pieces that were counted for her at prices for a time. */
export type MovedCounts = readonly {
  readonly promotionId: string;
  readonly skuId: string;
  readonly taken: number;
}[];

interface Taker {
  readonly template_id: string;
  readonly taken: number;
  readonly day: string;
  readonly day_taken: number;
}

/** Number of the last coupon that she has of it. */
const HIGHEST = `(select coalesce(max(c.seq), 0) from coupons c where c.merchant_id = coupon_takers.merchant_id
  and c.template_id = coupon_takers.template_id and c.member_id = coupon_takers.member_id)`;
const TAKERS = `delete from coupon_takers where merchant_id = ? and member_id = ?
  returning template_id, taken, day, day_taken`;

/** Both counters become one; coupons keep their ids and go behind hers in the row. */
export async function mergeCoupons(
  tx: Tx,
  merchantId: MerchantId,
  from: MemberId,
  into: MemberId,
): Promise<MovedCoupons> {
  const moved: MovedCoupons[number][] = [];
  for (const { template_id: templateId, taken, day, day_taken: dayTaken } of await rowsOf<Taker>(tx, TAKERS, [
    merchantId,
    from,
  ])) {
    const [sum] = await rowsOf<{ taken: number }>(
      tx,
      `insert into coupon_takers (merchant_id, template_id, member_id, taken, day, day_taken)
       values (?, ?, ?, ?, ?, ?)
       on conflict (merchant_id, template_id, member_id) do update set taken = coupon_takers.taken + excluded.taken,
         day_taken = case when coupon_takers.day = excluded.day then coupon_takers.day_taken + excluded.day_taken
           when coupon_takers.day > excluded.day then coupon_takers.day_taken else excluded.day_taken end,
         day = case when coupon_takers.day > excluded.day then coupon_takers.day else excluded.day end
       returning taken`,
      [merchantId, templateId, into, taken, day, dayTaken],
    );
    const shift = Number(sum?.taken ?? taken) - Number(taken);
    const rows = await rowsOf<{ id: string }>(
      tx,
      `update coupons set member_id = ?, seq = seq + ? where merchant_id = ? and member_id = ? and template_id = ?
       returning id`,
      [into, shift, merchantId, from, templateId],
    );
    moved.push({
      templateId,
      shift,
      taken: Number(taken),
      day,
      dayTaken: Number(dayTaken),
      ids: rows.map(({ id }) => id),
    });
  }
  return moved;
}

export async function unmergeCoupons(
  tx: Tx,
  merchantId: MerchantId,
  from: MemberId,
  into: MemberId,
  moved: MovedCoupons,
): Promise<void> {
  for (const { templateId, shift, taken, day, dayTaken, ids } of moved) {
    await affectedRows(
      tx,
      `insert into coupon_takers (merchant_id, template_id, member_id, taken, day, day_taken)
       values (?, ?, ?, ?, ?, ?)
       on conflict (merchant_id, template_id, member_id) do update set taken = coupon_takers.taken + excluded.taken`,
      [merchantId, templateId, from, taken, day, dayTaken],
    );
    for (const id of ids)
      await affectedRows(
        tx,
        'update coupons set member_id = ?, seq = seq - ? where merchant_id = ? and member_id = ? and id = ?',
        [from, shift, merchantId, into, id],
      );
    // What she gave away stays counted as had; numbers that she got since stay below the counter.
    await affectedRows(
      tx,
      'update coupon_takers set taken = taken - ? where merchant_id = ? and template_id = ? and member_id = ?',
      [taken, merchantId, templateId, into],
    );
    await affectedRows(
      tx,
      `update coupon_takers set taken = ${HIGHEST} where merchant_id = ? and template_id = ? and member_id = ?
         and taken < ${HIGHEST}`,
      [merchantId, templateId, into],
    );
  }
}

export async function mergeCounts(
  tx: Tx,
  merchantId: MerchantId,
  from: MemberId,
  into: MemberId,
): Promise<MovedCounts> {
  const rows = await rowsOf<{ promotion_id: string; sku_id: string; taken: number }>(
    tx,
    `delete from promotion_takes where merchant_id = ? and member_id = ?
     returning promotion_id, sku_id, taken`,
    [merchantId, from],
  );
  const moved = rows.map((row) => ({
    ...{ promotionId: row.promotion_id, skuId: row.sku_id, taken: Number(row.taken) },
  }));
  for (const one of moved) await addCount(tx, merchantId, into, one);
  return moved;
}

/**
 * After her orders went back: each has what her own orders hold or kept. What was counted at the merge is no measure,
 * because some of those orders may have ended since.
 */
export async function unmergeCounts(
  tx: Tx,
  merchantId: MerchantId,
  from: MemberId,
  into: MemberId,
  moved: MovedCounts,
): Promise<void> {
  for (const { promotionId, skuId } of moved)
    for (const memberId of [from, into]) {
      // First the row, so that an order under way has either counted already or waits and counts on top of the sum.
      await addCount(tx, merchantId, memberId, { promotionId, skuId, taken: 0 });
      await affectedRows(
        tx,
        `update promotion_takes set taken = (select coalesce(sum(o.quantity), 0) from promotion_order_takes o
           where o.merchant_id = promotion_takes.merchant_id and o.promotion_id = promotion_takes.promotion_id
             and o.sku_id = promotion_takes.sku_id and o.member_id = promotion_takes.member_id
             and o.state in ('HELD', 'KEPT'))
         where merchant_id = ? and promotion_id = ? and sku_id = ? and member_id = ?`,
        [merchantId, promotionId, skuId, memberId],
      );
    }
}

async function addCount(
  tx: Tx,
  merchantId: MerchantId,
  memberId: MemberId,
  { promotionId, skuId, taken }: MovedCounts[number],
): Promise<void> {
  await affectedRows(
    tx,
    `insert into promotion_takes (merchant_id, promotion_id, sku_id, member_id, taken) values (?, ?, ?, ?, ?)
     on conflict (merchant_id, promotion_id, sku_id, member_id) do update set taken = promotion_takes.taken + excluded.taken`,
    [merchantId, promotionId, skuId, memberId, taken],
  );
}
