import type { Reads } from '#db';
import type { EpochMs, MemberId, ProductId, StoreId } from '#kernel';
import type { PlaceReads, StoreVisits } from '../app/places/ports.ts';
import { DAY_OF_AT } from './business-day-of-at.ts';

const READ_ROWS_MAX = 20_000;
/** Events of orders are called `order:<order>:<article>:<store>`. */
const ORDER_EVENT = /^order:([^:]+):/;

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
             and member_id <> 'nobody' and (at, member_id, id) < (?, ?, ?)
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

    async *purchases(merchantId, until) {
      let after: readonly [string, number, string] = ['', 0, ''];
      for (;;) {
        const rows = await reads.all<LineRow & { member_id: MemberId; store_id: StoreId | null }>(
          `select id, member_id, product_id, store_id, at from behaviour_events
           where merchant_id = ? and kind = 'pay' and product_id is not null and member_id <> 'nobody'
             and at <= ? and (member_id, at, id) > (?, ?, ?)
           order by member_id, at, id limit ${READ_ROWS_MAX}`,
          [merchantId, until, ...after],
        );
        yield rows.map(({ member_id, product_id, store_id, at }) => ({
          ...{ memberId: member_id, productId: product_id, storeId: store_id, at },
        }));
        const last = rows.at(-1);
        if (last === undefined || rows.length < READ_ROWS_MAX) return;
        after = [last.member_id, last.at, last.id];
      }
    },

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
