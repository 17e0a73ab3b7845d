import type { Reads } from '#db';
import type { OrderId, SkuId, StoreId } from '#kernel';
import type { PickupCodes } from '../app/read-pickup-code.ts';
import type { GroupState } from '../domain/order-states.ts';

const CODES_MAX = 20;

export function sqlPickupCodes(reads: Reads): PickupCodes {
  return {
    async withCode(merchantId, code) {
      const rows = await reads.all<{
        order_id: OrderId;
        store_id: StoreId;
        number: string;
        state: GroupState;
      }>(
        `select g.order_id, g.store_id, o.number, g.state from order_groups g join orders o on o.id = g.order_id
         where g.merchant_id = ? and g.pickup_code = ?
         order by case when g.state in ('AUDIT', 'PREPARING', 'READY_FOR_PICKUP') then 0 else 1 end, g.placed_at desc limit ?`,
        [merchantId, code, CODES_MAX],
      );
      return rows.map(({ order_id, store_id, number, state }) => ({
        ...{ orderId: order_id, storeId: store_id, number, state },
      }));
    },
    async hers(merchantId, orderId, storeId) {
      const rows = await reads.all<{ sku_id: SkuId; pieces: string | number }>(
        `select sku_id, sum(quantity) - sum(asked_quantity) as pieces from order_lines
         where merchant_id = ? and order_id = ? and store_id = ? group by sku_id order by min(position)`,
        [merchantId, orderId, storeId],
      );
      return rows.map(({ sku_id, pieces }) => ({ skuId: sku_id, quantity: Number(pieces) }));
    },
  };
}
