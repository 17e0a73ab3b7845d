import { affectedRows, insertRows, type Reads } from '#db';
import type { EpochMs, MerchantId, OrderId, StoreId } from '#kernel';
import type { Parcel, ParcelKey, ParcelStore, Report, TrackEvent } from '../app/parcel-store.ts';
import { type ParcelState, parcelStatesBefore, type TrackKind } from '../domain/parcel.ts';

interface ParcelRow {
  readonly merchant_id: MerchantId;
  readonly order_id: OrderId;
  readonly store_id: StoreId;
  readonly parcel: string;
  readonly state: ParcelState;
  readonly carrier: string;
  readonly tracking_number: string;
  readonly made_here: number;
  readonly reason: string;
  readonly signed_at: EpochMs | null;
  readonly polls: number;
}

const SELECT = `select merchant_id, order_id, store_id, parcel, state, carrier, tracking_number, made_here, reason, signed_at,
  polls from parcels`;
const THIS = 'merchant_id = ? and order_id = ? and store_id = ? and parcel = ?';

export function sqlParcels(reads: Reads): ParcelStore {
  const list = async (rest: string, values: readonly unknown[]) =>
    (await reads.all<ParcelRow>(`${SELECT} ${rest}`, values)).map(parcelOf);
  return {
    ...WRITES,
    find: async (key) => (await list(`where ${THIS}`, placeOf(key)))[0],
    ofOrder: (merchantId, orderId) =>
      list(
        'where merchant_id = ? and order_id = ? order by store_id, coalesce(shipped_at, asked_at), parcel',
        [merchantId, orderId],
      ),
    async ofWaybill(merchantId, carrier, number) {
      const [latest] = await list(
        `where merchant_id = ? and tracking_number = ? and carrier = ? and made_here = 1
         and state not in ('ASKED', 'REFUSED', 'CANCELLED') order by asked_at desc limit 1`,
        [merchantId, number, carrier],
      );
      return latest;
    },
    toPoll: (now, limit) =>
      list("where state = 'ON_THE_WAY' and poll_at <= ? order by poll_at limit ?", [now, limit]),
    signedBefore: (at, limit) =>
      list("where state = 'SIGNED' and signed_at <= ? order by signed_at limit ?", [at, limit]),
    async tracks(merchantId, orderId) {
      const rows = await reads.all<{
        store_id: StoreId;
        parcel: string;
        at: EpochMs;
        kind: TrackKind;
        text: string;
      }>(
        'select store_id, parcel, at, kind, text from track_events where merchant_id = ? and order_id = ? order by at desc',
        [merchantId, orderId],
      );
      return rows.map(({ store_id, ...event }) => ({ storeId: store_id, ...event }));
    },
    async toTell(now, limit) {
      const rows = await reads.all<{ merchant_id: MerchantId; order_id: OrderId }>(
        `select merchant_id, order_id from shipping_reports where reports = 0 and look_at <= ?
         order by look_at limit ?`,
        [now, limit],
      );
      return rows.map(({ merchant_id, order_id }) => ({ merchantId: merchant_id, orderId: order_id }));
    },
    async report(merchantId, orderId) {
      const [row] = await reads.all<{
        transaction_id: string;
        state: Report['state'];
        reports: number;
        reported: string;
        reminded_at: EpochMs | null;
      }>(
        `select transaction_id, state, reports, reported, reminded_at from shipping_reports
         where merchant_id = ? and order_id = ?`,
        [merchantId, orderId],
      );
      if (row === undefined) return undefined;
      const { transaction_id, reminded_at, ...rest } = row;
      return { ...rest, transactionId: transaction_id, remindedAt: reminded_at };
    },
  };
}

type Writes = Pick<
  ParcelStore,
  | 'ask'
  | 'made'
  | 'move'
  | 'shipped'
  | 'renumber'
  | 'signed'
  | 'received'
  | 'polled'
  | 'note'
  | 'openReport'
  | 'lookedAt'
  | 'reported'
  | 'reminded'
>;

const WRITES: Writes = {
  async ask(tx, key, carrier, at, givenUpBefore) {
    const asked = await affectedRows(
      tx,
      `insert into parcels (merchant_id, order_id, store_id, parcel, state, carrier, tracking_number, made_here, reason,
         asked_at, polls) values (?, ?, ?, ?, 'ASKED', ?, '', 1, '', ?, 0)
       on conflict (merchant_id, order_id, store_id, parcel) do update set state = 'ASKED', carrier = excluded.carrier,
         tracking_number = '', made_here = 1, reason = '', asked_at = excluded.asked_at
       where parcels.state in (${from('ASKED')}) or (parcels.state = 'ASKED' and parcels.asked_at < ?)`,
      [...placeOf(key), carrier, at, givenUpBefore],
    );
    return asked === 1;
  },
  async made(tx, key, trackingNumber) {
    const changed = await affectedRows(
      tx,
      `update parcels set state = 'MADE', tracking_number = ? where ${THIS} and state in (${from('MADE')})`,
      [trackingNumber, ...placeOf(key)],
    );
    return changed === 1;
  },
  async move(tx, key, to, reason) {
    const changed = await affectedRows(
      tx,
      `update parcels set state = ?, reason = ? where ${THIS} and state in (${from(to)})`,
      [to, reason, ...placeOf(key)],
    );
    return changed === 1;
  },
  async shipped(tx, key, { carrier, trackingNumber }, at, firstPollAt) {
    // Under another number than the one that was made, it is not the assistant's parcel and cannot be asked for.
    await affectedRows(
      tx,
      `insert into parcels (merchant_id, order_id, store_id, parcel, state, carrier, tracking_number, made_here, reason,
         asked_at, shipped_at, polls) values (?, ?, ?, ?, 'ON_THE_WAY', ?, ?, 0, '', ?, ?, 0)
       on conflict (merchant_id, order_id, store_id, parcel) do update set state = 'ON_THE_WAY', shipped_at = excluded.shipped_at,
         made_here = case when parcels.tracking_number = excluded.tracking_number then parcels.made_here else 0 end,
         poll_at = case when parcels.tracking_number = excluded.tracking_number then cast(? as bigint) else null end,
         carrier = case when parcels.tracking_number = excluded.tracking_number then parcels.carrier else excluded.carrier end,
         tracking_number = excluded.tracking_number
       where parcels.state in (${from('ON_THE_WAY')}, 'ASKED', 'REFUSED', 'CANCELLED')`,
      [...placeOf(key), carrier, trackingNumber, at, at, firstPollAt],
    );
  },
  async renumber(tx, { merchantId, orderId, storeId }, { carrier, trackingNumber }, instead) {
    await affectedRows(
      tx,
      `update parcels set carrier = ?, tracking_number = ?, made_here = 0, poll_at = null where merchant_id = ?
       and order_id = ? and store_id = ? and state = 'ON_THE_WAY' ${instead === undefined ? '' : 'and tracking_number = ?'}`,
      [carrier, trackingNumber, merchantId, orderId, storeId, ...(instead === undefined ? [] : [instead])],
    );
  },
  async signed(tx, key, at) {
    const changed = await affectedRows(
      tx,
      `update parcels set state = 'SIGNED', signed_at = ?, poll_at = null where ${THIS} and state in (${from('SIGNED')})`,
      [at, ...placeOf(key)],
    );
    return changed === 1;
  },
  async received(tx, { merchantId, orderId, storeId }, trackingNumber) {
    await affectedRows(
      tx,
      `update parcels set state = 'RECEIVED', reason = '' where merchant_id = ? and order_id = ? and store_id = ?
       and state in (${from('RECEIVED')}) ${trackingNumber === undefined ? '' : 'and tracking_number = ?'}`,
      [merchantId, orderId, storeId, ...(trackingNumber === undefined ? [] : [trackingNumber])],
    );
  },
  async polled(tx, key, nextPollAt) {
    await affectedRows(tx, `update parcels set polls = polls + 1, poll_at = ? where ${THIS}`, [
      nextPollAt,
      ...placeOf(key),
    ]);
  },
  async note(tx, key, events: readonly TrackEvent[]) {
    await insertRows(tx, {
      table: 'track_events',
      columns: ['merchant_id', 'order_id', 'store_id', 'parcel', 'at', 'kind', 'text'],
      key: ['merchant_id', 'order_id', 'store_id', 'parcel', 'at', 'kind'],
      onRepeat: 'keep',
      rows: events.map(({ at, kind, text }) => [...placeOf(key), at, kind, text]),
    });
  },
  async openReport(tx, merchantId, orderId, transactionId, lookAt) {
    await affectedRows(
      tx,
      `insert into shipping_reports (merchant_id, order_id, transaction_id, state, reports, reported, reason, look_at)
       values (?, ?, ?, 'WAITING', 0, '', '', ?) on conflict (merchant_id, order_id) do nothing`,
      [merchantId, orderId, transactionId, lookAt],
    );
  },
  async lookedAt(tx, merchantId, orderId, lookAt, looksMax) {
    await affectedRows(
      tx,
      `update shipping_reports set looks = looks + 1,
         look_at = case when looks + 1 < ? then cast(? as bigint) else null end
       where merchant_id = ? and order_id = ?`,
      [looksMax, lookAt, merchantId, orderId],
    );
  },
  async reported(tx, merchantId, orderId, { before, content, refusal, at }) {
    const changed = await affectedRows(
      tx,
      `update shipping_reports set state = ?, reports = ?, reported = ?, reason = ?, reported_at = ?
       where merchant_id = ? and order_id = ? and reports = ?`,
      [
        ...[refusal === null ? 'REPORTED' : 'REFUSED', refusal === null ? before + 1 : before, content],
        ...[refusal ?? '', at, merchantId, orderId, before],
      ],
    );
    return changed === 1;
  },
  async reminded(tx, merchantId, orderId, at) {
    const changed = await affectedRows(
      tx,
      `update shipping_reports set reminded_at = ? where merchant_id = ? and order_id = ? and reminded_at is null`,
      [at, merchantId, orderId],
    );
    return changed === 1;
  },
};

function placeOf({ merchantId, orderId, storeId, parcel = '' }: ParcelKey): string[] {
  return [merchantId, orderId, storeId, parcel];
}

/** The guard of a change; the names come from the state machine, never from outside. */
function from(to: ParcelState): string {
  return parcelStatesBefore(to)
    .map((state) => `'${state}'`)
    .join(', ');
}

function parcelOf(row: ParcelRow): Parcel & { readonly polls: number } {
  return {
    ...{ merchantId: row.merchant_id, orderId: row.order_id, storeId: row.store_id, parcel: row.parcel },
    state: row.state,
    ...{ carrier: row.carrier, trackingNumber: row.tracking_number, madeHere: row.made_here === 1 },
    ...{ reason: row.reason, signedAt: row.signed_at, polls: row.polls },
  };
}
