import type { Reads } from '#db';
import { DAY_MS, type EpochMs, HOUR_MS, type ProductId } from '#kernel';
import type { BuyingRhythm, PlaceReads, PurchaseOfMember, StoreVisits } from '../app/places/ports.ts';

const READ_ROWS_MAX = 20_000;
/** Events of orders are called `order:<order>:<article>:<store>`. */
const ORDER_EVENT = /^order:([^:]+):/;
/** Number of the business day: Asia/Shanghai is UTC+8 all year. */
const DAY_OF_AT = `(at + ${8 * HOUR_MS}) / ${DAY_MS}`;

interface LineRow {
  readonly id: string;
  readonly member_id: string;
  readonly product_id: ProductId;
  readonly at: EpochMs;
}

export function sqlPlaceReads(reads: Reads): PlaceReads {
  return {
    async paidLines(merchantId, from, linesMax) {
      const lines: LineRow[] = [];
      let before: readonly [number, string, string] = [Number.MAX_SAFE_INTEGER, '', ''];
      while (lines.length < linesMax) {
        const rows = await reads.all<LineRow>(
          `select id, member_id, product_id, at from behaviour_events
           where merchant_id = ? and at >= ? and kind = 'pay' and product_id is not null
             and (at, member_id, id) < (?, ?, ?)
           order by at desc, member_id desc, id desc limit ${READ_ROWS_MAX}`,
          [merchantId, from, ...before],
        );
        lines.push(...rows);
        const last = rows.at(-1);
        if (last === undefined || rows.length < READ_ROWS_MAX) break;
        before = [last.at, last.member_id, last.id];
      }
      return lines.slice(0, linesMax).map((row) => ({
        basket: basketOf(row),
        productId: row.product_id,
        at: row.at,
      }));
    },

    rhythms: (merchantId, { until, daysMin, storeId }, after, limit) =>
      reads.all<BuyingRhythm>(
        `select member_id as "memberId", count(distinct ${DAY_OF_AT}) as days, min(at) as "firstAt",
           max(at) as "lastAt", max(case when store_id = ? then at else 0 end) as "lastHereAt"
         from behaviour_events
         where merchant_id = ? and kind = 'pay' and at <= ? and member_id <> 'nobody' and member_id > ?
         group by member_id having count(distinct ${DAY_OF_AT}) >= ?
         order by member_id limit ?`,
        [storeId ?? '', merchantId, until, after, daysMin, limit],
      ),

    purchasesOf: (merchantId, memberId, until, limit) =>
      reads.all<PurchaseOfMember>(
        `select product_id as "productId", store_id as "storeId", at from behaviour_events
         where merchant_id = ? and member_id = ? and kind = 'pay' and product_id is not null and at <= ?
         order by at desc, id desc limit ?`,
        [merchantId, memberId, until, limit],
      ),

    visitsOf: (merchantId, memberId, from) =>
      reads.all<StoreVisits>(
        `select store_id as "storeId", count(distinct ${DAY_OF_AT}) as days from behaviour_events
         where merchant_id = ? and member_id = ? and kind = 'store_visit' and store_id is not null and at >= ?
         group by store_id order by store_id`,
        [merchantId, memberId, from],
      ),
  };
}

/** An import names its events as it likes: what one member paid at one instant is one basket then. */
function basketOf({ id, member_id, at }: LineRow): string {
  const order = ORDER_EVENT.exec(id)?.[1];
  return order === undefined ? `${member_id}/${at}` : `order/${order}`;
}
