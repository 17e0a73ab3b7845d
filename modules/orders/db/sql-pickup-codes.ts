import type { Reads } from '#db';
import type { StoreId } from '#kernel';
import type { PickupCodes } from '../app/read-pickup-code.ts';
import type { GroupState } from '../domain/order-states.ts';

const CODES_MAX = 20;

export function sqlPickupCodes(reads: Reads): PickupCodes {
  return {
    async withCode(merchantId, code) {
      const rows = await reads.all<{ store_id: StoreId; number: string; state: GroupState }>(
        `select g.store_id, o.number, g.state from order_groups g join orders o on o.id = g.order_id
         where g.merchant_id = ? and g.pickup_code = ?
         order by case when g.state in ('AUDIT', 'PREPARING', 'READY_FOR_PICKUP') then 0 else 1 end, g.placed_at desc limit ?`,
        [merchantId, code, CODES_MAX],
      );
      return rows.map(({ store_id, number, state }) => ({ storeId: store_id, number, state }));
    },
  };
}
