import { businessDayStart, DAY_MS, type EpochMs, HOUR_MS, MINUTE_MS } from '#kernel';
import type { PastOrder } from '#modules/orders';
import type { ImportedEvent } from '#modules/recommendations';
import { traitOf } from './draws.ts';

/** Hours in which all stores are open. */
const OPENS_AT = 10;
const CLOSES_AT = 21;
/** Of those who order while the stores are open: who is on the way already. */
const SAME_DAY = 0.55;

/** Each order of the past was taken over the counter: at once, or on the next day; `end` is still to come. */
export function storeVisits(orders: readonly PastOrder[], end: EpochMs): ImportedEvent[] {
  return orders.flatMap(({ id, memberId, storeId, placedAt }) => {
    const at = pickedUpAt(id, placedAt);
    if (at >= end) return [];
    return [
      {
        ...{ id: `evt_demo_visit_${id}`, type: 'store_visit' as const, memberId, storeId },
        ...{ productId: null, skuId: null, at },
      },
    ];
  });
}

function pickedUpAt(orderId: string, placedAt: EpochMs): EpochMs {
  const hurry = traitOf(`hurry/${orderId}`);
  const today = businessDayStart(placedAt);
  const hour = (placedAt - today) / HOUR_MS;
  if (hurry < SAME_DAY && hour >= OPENS_AT && hour < CLOSES_AT)
    return placedAt + Math.ceil(10 + (40 * hurry) / SAME_DAY) * MINUTE_MS;
  const minutes = Math.floor(traitOf(`hour/${orderId}`) * (CLOSES_AT - OPENS_AT) * 60);
  return today + DAY_MS + OPENS_AT * HOUR_MS + minutes * MINUTE_MS;
}
