import { affectedRows, type Reads } from '#db';
import type { MemberData } from '#feature';
import type { OrderParts } from '../app/order-parts.ts';

const IDS_PER_QUERY_MAX = 200;

/** What each table says of her orders; the names are those of the export. */
const TABLES = {
  slots: ['slot_bookings', 'store_id as "storeId", kind, starts_at as "startsAt", ends_at as "endsAt"'],
  parcels: [
    'parcels',
    `store_id as "storeId", parcel, state, carrier, tracking_number as "trackingNumber", made_here as "byAssistant", reason,
     asked_at as "askedAt", shipped_at as "shippedAt", signed_at as "signedAt", poll_at as "nextLookAt", polls as looks`,
  ],
  tracks: ['track_events', 'store_id as "storeId", parcel, at, kind, text'],
  shippingReports: [
    'shipping_reports',
    `transaction_id as "transactionId", state, reports, reported, reason, reported_at as "reportedAt",
     reminded_at as "remindedAt"`,
  ],
  couriers: [
    'courier_runs',
    `id, store_id as "storeId", state, courier_ref as "courierRef", fee_fen as "feeFen", rider_id as "riderId", tries,
     reason, asked_at as "askedAt", look_at as "nextLookAt", taken_at as "takenAt", delivered_at as "deliveredAt"`,
  ],
  pickedUp: ['pickup_pieces', 'store_id as "storeId", sku_id as "skuId", taken'],
  pickups: [
    'pickup_waits',
    'store_id as "storeId", ready_at as "readyAt", remind_at as "remindAt", lapse_at as "lapseAt"',
  ],
} as const;

/**
 * How her goods reached her. No table here knows whose an order is, so a merge moves nothing; when she leaves, what
 * carriers wrote about her door goes, and the rest leads to nobody.
 */
export function fulfilmentOfMember(reads: Reads, orders: Pick<OrderParts, 'idsOf'>): MemberData {
  return {
    name: 'fulfilment',
    async exportMember(merchantId, memberId) {
      const ids = await orders.idsOf(merchantId, memberId);
      const found: Record<string, Record<string, unknown>[]> = {};
      for (const [name, [table, columns]] of Object.entries(TABLES)) {
        const rows: Record<string, unknown>[] = [];
        for (let start = 0; start < ids.length; start += IDS_PER_QUERY_MAX) {
          const some = ids.slice(start, start + IDS_PER_QUERY_MAX);
          rows.push(
            ...(await reads.all<Record<string, unknown>>(
              `select order_id as "orderId", ${columns} from ${table}
               where merchant_id = ? and order_id in (${some.map(() => '?').join(', ')}) order by order_id`,
              [merchantId, ...some],
            )),
          );
        }
        found[name] = rows.map((row) => ({ ...row }));
      }
      return found;
    },
    async eraseMember(tx, merchantId, memberId) {
      for (const id of await orders.idsOf(merchantId, memberId)) {
        await affectedRows(tx, 'delete from track_events where merchant_id = ? and order_id = ?', [
          merchantId,
          id,
        ]);
        await affectedRows(
          tx,
          "update shipping_reports set reported = '' where merchant_id = ? and order_id = ?",
          [merchantId, id],
        );
      }
    },
    mergeMember: async () => null,
    unmergeMember: async () => undefined,
  };
}
