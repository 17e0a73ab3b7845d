import { affectedRows, type MovedRows, moveRows, moveRowsBack, type Reads, rowsOf } from '#db';
import type { MemberData } from '#feature';
import type { Clock, EpochMs } from '#kernel';
import type { ExposureLog } from '../app/exposure-log.ts';
import type { EventLog, OptOuts } from '../app/ports.ts';
import { raisePulses } from './sql-member-pulses.ts';

const EVENTS = { table: 'behaviour_events', key: ['id'], sharesKeys: true } as const;
const LISTS = { table: 'feed_exposures', key: ['id'], sharesKeys: false } as const;

interface Parts {
  readonly reads: Reads;
  readonly log: EventLog;
  readonly exposures: ExposureLog;
  readonly optOuts: OptOuts;
  readonly clock: Clock;
}

interface Moved {
  readonly events: MovedRows;
  readonly lists: MovedRows;
  /** Since when `from` was switched off, which is now told of `into`; null when she was not. */
  readonly fromOffSince: EpochMs | null;
  /** Whether `into` was switched off for it. */
  readonly switchedOff: boolean;
}

interface EventRow {
  readonly kind: string;
  readonly product_id: string | null;
  readonly sku_id: string | null;
  readonly store_id: string | null;
  readonly at: EpochMs;
  readonly client_at: EpochMs | null;
  readonly received_at: EpochMs;
  readonly purpose: string | null;
  readonly source: string | null;
  readonly place: string | null;
  readonly position: number | null;
  readonly stars: number | null;
  readonly is_repeat: number;
}

interface ListRow {
  readonly store_id: string;
  readonly place: string;
  readonly policy: string;
  readonly at: EpochMs;
  readonly rows_json: string;
}

/** What she did, what she was shown, and whether she wants to be known at all. */
export function behaviourOfMember({ reads, log, exposures, optOuts, clock }: Parts): MemberData {
  return {
    name: 'recommendations',
    async exportMember(merchantId, memberId) {
      const events = await reads.all<EventRow>(
        `select kind, product_id, sku_id, store_id, at, client_at, received_at, purpose, source, place, position, stars, is_repeat
         from behaviour_events where merchant_id = ? and member_id = ? order by at, id`,
        [merchantId, memberId],
      );
      const lists = await reads.all<ListRow>(
        `select store_id, place, policy, at, rows_json from feed_exposures
         where merchant_id = ? and member_id = ? order by at, id`,
        [merchantId, memberId],
      );
      const off = await reads.all<{ since: EpochMs }>(
        'select since from personalisation_opt_outs where merchant_id = ? and member_id = ?',
        [merchantId, memberId],
      );
      const [pulse] = await reads.all<{ version: number }>(
        'select version from member_pulses where merchant_id = ? and member_id = ?',
        [merchantId, memberId],
      );
      return {
        behaviour: events.map((row) => ({
          ...{ kind: row.kind, productId: row.product_id, skuId: row.sku_id, storeId: row.store_id },
          ...{ at: row.at, clientAt: row.client_at, receivedAt: row.received_at, purpose: row.purpose },
          ...{ source: row.source, place: row.place, position: row.position, stars: row.stars },
          isRepeat: row.is_repeat !== 0,
        })),
        shownLists: lists.map((row) => ({
          ...{ storeId: row.store_id, place: row.place, policy: row.policy, at: row.at },
          rows: JSON.parse(row.rows_json),
        })),
        personalisation: [
          { off: off.length > 0, offSince: off[0]?.since ?? null, changes: pulse?.version ?? 0 },
        ],
      };
    },
    async eraseMember(tx, merchantId, memberId) {
      // Switched off as well: a list that another process still has to write is not kept then, or swept.
      await optOuts.add(tx, merchantId, memberId, clock.now());
      await log.forget(tx, merchantId, memberId);
      await exposures.forget(tx, merchantId, memberId);
    },
    async mergeMember(tx, merchantId, from, into): Promise<Moved> {
      const [off] = await rowsOf<{ since: EpochMs | string }>(
        tx,
        'delete from personalisation_opt_outs where merchant_id = ? and member_id = ? returning since',
        [merchantId, from],
      );
      const intoOff = await rowsOf(
        tx,
        'select 1 as one from personalisation_opt_outs where merchant_id = ? and member_id = ?',
        [merchantId, into],
      );
      await raisePulses(tx, merchantId, [from, into]);
      const fromOffSince = off === undefined ? null : Number(off.since);
      if (fromOffSince === null && intoOff.length === 0) {
        const events = await moveRows(tx, EVENTS, merchantId, from, into);
        const lists = await moveRows(tx, LISTS, merchantId, from, into);
        return { events, lists, fromOffSince, switchedOff: false };
      }
      // One of them said no, and she is one person: nothing that the other one did may be known (PRV-05).
      const switchedOff = intoOff.length === 0;
      if (switchedOff) await optOuts.add(tx, merchantId, into, clock.now());
      for (const memberId of [from, into]) {
        await log.forget(tx, merchantId, memberId);
        await exposures.forget(tx, merchantId, memberId);
      }
      return { events: [], lists: [], fromOffSince, switchedOff };
    },
    async unmergeMember(tx, merchantId, from, into, moved) {
      const { events, lists, fromOffSince, switchedOff } = moved as Moved;
      await moveRowsBack(tx, EVENTS, merchantId, from, into, events);
      await moveRowsBack(tx, LISTS, merchantId, from, into, lists);
      if (switchedOff)
        await affectedRows(
          tx,
          'delete from personalisation_opt_outs where merchant_id = ? and member_id = ?',
          [merchantId, into],
        );
      if (fromOffSince !== null) await optOuts.add(tx, merchantId, from, fromOffSince);
      await raisePulses(tx, merchantId, [from, into]);
    },
  };
}
