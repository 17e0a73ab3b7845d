import { affectedRows, type MovedRows, moveRows, moveRowsBack, type Reads } from '#db';
import type { ExportedRows, MemberData } from '#feature';
import {
  type MovedCounts,
  type MovedCoupons,
  mergeCounts,
  mergeCoupons,
  unmergeCounts,
  unmergeCoupons,
} from './merge-marketing.ts';

const ORDER_TAKES = {
  table: 'promotion_order_takes',
  key: ['order_id', 'promotion_id', 'sku_id'],
  sharesKeys: false,
} as const;

const PASSES = { table: 'coupon_passes', key: ['id'], sharesKeys: false } as const;

interface Moved {
  readonly coupons: MovedCoupons;
  readonly counts: MovedCounts;
  readonly orderTakes: MovedRows;
  /** Missing in what was moved before there were any. */
  readonly passes?: MovedRows;
}

/** Coupons keep their ids (MEM-03). Who wants to be forgotten gives up what she has; what was used stays without her. */
export function marketingOfMember(reads: Reads): MemberData {
  return {
    name: 'marketing',
    async exportMember(merchantId, memberId) {
      const of = [merchantId, memberId];
      const [coupons, couponCounts, limitedPrices, limitedPriceOrders, couponPasses] = await Promise.all([
        reads.all<object>(
          `select c.id, t.title, c.state, c.number, c.alias as "numberInShownCodes", c.given_by as "givenBy",
             c.given_for as "givenFor", c.valid_from as "validFrom", c.valid_until as "validUntil",
             c.issued_at as "issuedAt", c.order_id as "orderId", c.locked_until as "heldForAnOrderUntil",
             c.used_at as "usedAt", c.store_id as "storeId", c.device as "till", c.reminded_days as "remindedDays",
             c.passed_at as "passedOnAt", c.taken_back_at as "takenBackAt"
           from coupons c left join coupon_templates t on t.merchant_id = c.merchant_id and t.id = c.template_id
           where c.merchant_id = ? and c.member_id = ? order by c.id`,
          of,
        ),
        reads.all<object>(
          `select template_id as "template", taken, day as "lastDay", day_taken as "takenThatDay"
           from coupon_takers where merchant_id = ? and member_id = ? order by template_id`,
          of,
        ),
        reads.all<object>(
          `select promotion_id as "promotion", sku_id as "skuId", taken from promotion_takes
           where merchant_id = ? and member_id = ? order by promotion_id, sku_id`,
          of,
        ),
        reads.all<object>(
          `select order_id as "orderId", promotion_id as "promotion", sku_id as "skuId", quantity, state
           from promotion_order_takes where merchant_id = ? and member_id = ? order by order_id, sku_id`,
          of,
        ),
        reads.all<object>(
          `select coupon_id as "coupon", state, made_at as "offeredAt", ends_at as "endsAt", settled_at as "settledAt"
           from coupon_passes where merchant_id = ? and member_id = ? order by id`,
          of,
        ),
      ]);
      const all = { coupons, couponCounts, limitedPrices, limitedPriceOrders, couponPasses };
      return all as unknown as Record<keyof typeof all, ExportedRows>;
    },

    async eraseMember(tx, merchantId, memberId) {
      const of = [merchantId, memberId];
      // Before the coupons, as who takes one does: nobody waits for the other.
      await affectedRows(tx, 'delete from coupon_passes where merchant_id = ? and member_id = ?', of);
      await affectedRows(
        tx,
        "delete from coupons where merchant_id = ? and member_id = ? and state not in ('USED', 'LOCKED')",
        of,
      );
      for (const table of ['coupons', 'promotion_order_takes'])
        await affectedRows(
          tx,
          `update ${table} set member_id = null where merchant_id = ? and member_id = ?`,
          of,
        );
      for (const table of ['coupon_takers', 'promotion_takes'])
        await affectedRows(tx, `delete from ${table} where merchant_id = ? and member_id = ?`, of);
    },

    async mergeMember(tx, merchantId, from, into): Promise<Moved> {
      return {
        coupons: await mergeCoupons(tx, merchantId, from, into),
        counts: await mergeCounts(tx, merchantId, from, into),
        orderTakes: await moveRows(tx, ORDER_TAKES, merchantId, from, into),
        passes: await moveRows(tx, PASSES, merchantId, from, into),
      };
    },

    async unmergeMember(tx, merchantId, from, into, moved) {
      const { coupons, counts, orderTakes, passes = [] } = moved as Moved;
      await unmergeCoupons(tx, merchantId, from, into, coupons);
      await moveRowsBack(tx, ORDER_TAKES, merchantId, from, into, orderTakes);
      await moveRowsBack(tx, PASSES, merchantId, from, into, passes);
      await unmergeCounts(tx, merchantId, from, into, counts);
    },
  };
}
