import { affectedRows, type MovedRows, moveRows, moveRowsBack, type Reads } from '#db';
import type { MemberData } from '#feature';
import { type Clock, DAY_MS, type MemberId, type MerchantId, type Tx } from '#kernel';
import { MemberBook, type MemberBookParts } from '../app/member-book.ts';
import type { CheckInBook, RuleBook } from '../app/ports.ts';
import { streaksOf } from '../domain/check-in.ts';
import { type MovedPoints, mergePoints, unmergePoints } from './merge-points.ts';

/** Beside the lots, which carry a balance. Where both have a day, each keeps her own. */
const TABLES = {
  entries: { table: 'points_entries', key: ['id'], sharesKeys: false },
  purchases: { table: 'points_purchases', key: ['order_id', 'store_id'], sharesKeys: false },
  checkIns: { table: 'check_ins', key: ['day'], sharesKeys: true },
  cards: { table: 'check_in_cards', key: ['month'], sharesKeys: true },
  caps: { table: 'points_days', key: ['source', 'day'], sharesKeys: true },
} as const;
type TableName = keyof typeof TABLES;
const NAMES = Object.keys(TABLES) as TableName[];

const FIRST_DAY = '0000-01-01';
const LAST_DAY = '9999-12-31';

interface Moved extends MovedPoints {
  readonly rows: Readonly<Record<TableName, MovedRows>>;
}

interface Parts extends MemberBookParts {
  readonly reads: Reads;
  readonly days: CheckInBook;
  readonly rules: RuleBook;
  readonly clock: Clock;
}

/**
 * Points are no money: who wants to be forgotten gives up what she has, and is forgiven what she owes. The ledger keeps
 * the amounts under her number, which leads to nobody once the members module has forgotten her.
 */
export function pointsOfMember(parts: Parts): MemberData {
  const { reads, days, rules, clock } = parts;

  async function mendStreaks(tx: Tx, merchantId: MerchantId, memberId: MemberId): Promise<void> {
    const all = await days.between(merchantId, memberId, FIRST_DAY, LAST_DAY, tx);
    const streaks = streaksOf(
      all.map(({ day }) => day),
      1,
    );
    for (const [n, { day, streak }] of all.entries()) {
      const mended = streaks[n] ?? streak;
      if (mended !== streak) await days.setStreak(tx, merchantId, memberId, day, mended);
    }
  }

  return {
    name: 'points',
    async exportMember(merchantId, memberId) {
      const of = [merchantId, memberId];
      const [lots, entries, purchases, refunds, checkIns, cards, caps] = await Promise.all([
        reads.all<object>(
          `select source, state, earned, remaining, created_at as "createdAt", available_at as "availableAt",
             expires_at as "expiresAt", reminded_days as "remindedDays"
           from points_lots where merchant_id = ? and member_id = ? order by id`,
          of,
        ),
        reads.all<object>(
          `select at, title, source, biz_type as "kind", direction, change, pending_change as "pendingChange", usable_after as "usableAfter"
           from points_entries where merchant_id = ? and member_id = ? order by id`,
          of,
        ),
        reads.all<object>(
          `select order_id as "orderId", store_id as "storeId", goods_fen as "goodsFen", paid_at as "paidAt",
             received_at as "receivedAt", earned, reversed
           from points_purchases where merchant_id = ? and member_id = ? order by order_id, store_id`,
          of,
        ),
        reads.all<object>(
          `select r.order_id as "orderId", r.store_id as "storeId", r.goods_fen as "goodsFen", r.at
           from points_refunds r where r.merchant_id = ? and exists (select 1 from points_purchases p
             where p.merchant_id = r.merchant_id and p.order_id = r.order_id and p.member_id = ?)
           order by r.at, r.refund_id`,
          of,
        ),
        reads.all<object>(
          `select day, streak, made_up as "madeUp", reward, at from check_ins
           where merchant_id = ? and member_id = ? order by day`,
          of,
        ),
        reads.all<object>(
          'select month, used from check_in_cards where merchant_id = ? and member_id = ? order by month',
          of,
        ),
        reads.all<object>(
          'select source, day, earned from points_days where merchant_id = ? and member_id = ? order by day, source',
          of,
        ),
      ]);
      const bought = { pointsOfOrders: purchases, refundsOfOrders: refunds };
      const days = { checkIns, madeUpDays: cards, pointsEarnedByDay: caps };
      return { points: lots, pointsEntries: entries, ...bought, ...days } as Awaited<
        ReturnType<MemberData['exportMember']>
      >;
    },

    async eraseMember(tx, merchantId, memberId) {
      const book = await MemberBook.open(parts, tx, merchantId, memberId);
      const key = { bizType: 'points.erasure', bizId: parts.ids.next(), direction: 'give_up' };
      await book.giveUp({ ...key, source: 'adjustment', title: '注销清零', at: clock.now() });
      const of = [merchantId, memberId];
      await affectedRows(
        tx,
        `delete from points_burns where merchant_id = ? and exists (select 1 from points_lots l
           where l.merchant_id = points_burns.merchant_id and l.id = points_burns.lot_id and l.member_id = ?)`,
        of,
      );
      for (const table of ['points_lots', 'points_entries', 'points_days', 'check_ins', 'check_in_cards'])
        await affectedRows(tx, `delete from ${table} where merchant_id = ? and member_id = ?`, of);
      // That something was bought is the order's business; here nobody is left who could earn by it.
      await affectedRows(
        tx,
        'update points_purchases set member_id = null where merchant_id = ? and member_id = ?',
        of,
      );
    },

    async mergeMember(tx, merchantId, from, into): Promise<Moved> {
      const points = await mergePoints(parts, tx, merchantId, from, into, clock.now());
      const rows: Partial<Record<TableName, MovedRows>> = {};
      for (const name of NAMES) rows[name] = await moveRows(tx, TABLES[name], merchantId, from, into);
      await mendStreaks(tx, merchantId, into);
      return { ...points, rows: rows as Moved['rows'] };
    },

    async unmergeMember(tx, merchantId, from, into, moved) {
      const { rows, ...points } = moved as Moved;
      const now = clock.now();
      const { validDays } = await rules.rules(merchantId, tx);
      await unmergePoints(parts, tx, merchantId, from, into, points, now, now + validDays * DAY_MS);
      for (const name of NAMES) await moveRowsBack(tx, TABLES[name], merchantId, from, into, rows[name]);
      await mendStreaks(tx, merchantId, from);
      await mendStreaks(tx, merchantId, into);
    },
  };
}
