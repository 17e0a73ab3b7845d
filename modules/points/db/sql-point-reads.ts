import { type Reads, rowsOf } from '#db';
import { DAY_MS, type EpochMs, type MemberId, type MerchantId } from '#kernel';
import type { PointReads, WarningBook } from '../app/ports.ts';
import { ENTRY_COLUMNS, type EntryRow, entryOf } from './entry-rows.ts';

/** More lots than ever end on one day. */
const NEXT_LOTS_MAX = 50;
const ENDING = `state = 'AVAILABLE' and remaining > 0 and expires_at`;

interface WhoseRow {
  readonly merchantId: MerchantId;
  readonly memberId: MemberId;
}

const WHOSE = 'merchant_id as "merchantId", member_id as "memberId"';

export function sqlPointReads(reads: Reads): PointReads {
  return {
    async lots(merchantId, memberId, now) {
      const [sums] = await reads.all<{ usable: number | null; pending: number | null }>(
        `select sum(case when state = 'AVAILABLE' and expires_at > ? then remaining else 0 end) as usable,
           sum(case when state = 'PENDING' then remaining else 0 end) as pending
         from points_lots where merchant_id = ? and member_id = ? and remaining > 0`,
        [now, merchantId, memberId],
      );
      const next = await reads.all<{ remaining: number; expiresAt: EpochMs }>(
        `select remaining, expires_at as "expiresAt" from points_lots
         where merchant_id = ? and member_id = ? and ${ENDING} > ? order by expires_at, id limit ${NEXT_LOTS_MAX}`,
        [merchantId, memberId, now],
      );
      return { usable: sums?.usable ?? 0, pending: sums?.pending ?? 0, next };
    },

    async entries(merchantId, memberId, before, limit) {
      const rows = await reads.all<EntryRow>(
        `select ${ENTRY_COLUMNS} from points_entries where merchant_id = ? and member_id = ?
         ${before === undefined ? '' : 'and id < ?'} and (change <> 0 or pending_change <> 0)
         order by id desc limit ?`,
        [merchantId, memberId, ...(before === undefined ? [] : [before]), limit],
      );
      return rows.map(entryOf);
    },

    waitingUntil: (now, limit) =>
      reads.all(
        `select ${WHOSE}, id as "lotId", available_at as "availableAt" from points_lots
         where state = 'PENDING' and remaining > 0 and available_at <= ? order by available_at, id limit ?`,
        [now, limit],
      ),

    endedUntil: (now, limit) =>
      reads.all<WhoseRow>(`select distinct ${WHOSE} from points_lots where ${ENDING} <= ? limit ?`, [
        now,
        limit,
      ]),

    unwarned: (now, days, limit) =>
      reads.all<WhoseRow>(
        `select distinct ${WHOSE} from points_lots where ${ENDING} > ? and expires_at <= ? and reminded_days > ?
         limit ?`,
        [now, now + days * DAY_MS, days, limit],
      ),

    membersAfter: (merchantId, after, now, limit) =>
      reads.all(
        `select member_id as "memberId",
           sum(case when state = 'AVAILABLE' and expires_at > ? then remaining else 0 end) as usable,
           sum(case when state = 'PENDING' then remaining else 0 end) as pending,
           min(case when state = 'AVAILABLE' and expires_at > ? then expires_at end) as "nextExpiresAt"
         from points_lots where merchant_id = ? and member_id > ? and remaining > 0
         group by member_id order by member_id limit ?`,
        [now, now, merchantId, after, limit],
      ),
  };
}

export const sqlWarningBook: WarningBook = {
  markWarned: (tx, { merchantId, memberId }, now, days) =>
    rowsOf(
      tx,
      `update points_lots set reminded_days = ? where merchant_id = ? and member_id = ? and ${ENDING} > ?
       and expires_at <= ? and reminded_days > ? returning remaining, expires_at as "expiresAt"`,
      [days, merchantId, memberId, now, now + days * DAY_MS, days],
    ),
};
