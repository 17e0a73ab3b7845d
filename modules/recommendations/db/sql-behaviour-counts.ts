import type { Reads } from '#db';
import type { MemberId, ProductId, StoreId } from '#kernel';
import type { BehaviourCount, BehaviourCounts } from '../app/member-insights.ts';

const ASKED_AT_ONCE_MAX = 500;

interface CountRow {
  readonly member_id: MemberId;
  readonly product_id: ProductId | null;
  readonly store_id: StoreId | null;
  readonly times: number;
}

export function sqlBehaviourCounts(reads: Reads): BehaviourCounts {
  return {
    async of(merchantId, members, kind, from) {
      const found = new Map<MemberId, BehaviourCount[]>();
      for (let start = 0; start < members.length; start += ASKED_AT_ONCE_MAX) {
        const part = members.slice(start, start + ASKED_AT_ONCE_MAX);
        const rows = await reads.all<CountRow>(
          `select member_id, product_id, store_id, count(*) as times from behaviour_events
           where merchant_id = ? and kind = ? and at >= ? and is_repeat = 0
             and member_id in (${part.map(() => '?').join(', ')})
           group by member_id, product_id, store_id`,
          [merchantId, kind, from, ...part],
        );
        for (const { member_id, product_id, store_id, times } of rows) {
          const count = { productId: product_id, storeId: store_id, times };
          const own = found.get(member_id);
          if (own === undefined) found.set(member_id, [count]);
          else own.push(count);
        }
      }
      return found;
    },
  };
}
