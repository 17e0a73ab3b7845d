import { setImmediate } from 'node:timers/promises';
import type { Reads } from '#db';
import {
  DAY_MS,
  type EpochMs,
  type MemberId,
  type ProductId,
  type StoreId,
  startOfBusinessDay,
} from '#kernel';
import type { KeptList, MeasuringReads, SeenMember } from '../app/measuring-reads.ts';
import type { ShownRow } from '../domain/shown-list.ts';

/** What counts as opening something that a list showed. */
const OPENED = "('view', 'search_click')";
/** A good has a day to earn something for the list that showed it. */
const CREDIT_MS = DAY_MS;

export function sqlMeasuring(reads: Reads): MeasuringReads {
  const byProduct = async (sql: string, values: readonly unknown[]) => {
    const rows = await reads.all<{ productId: ProductId; count: number }>(sql, values);
    return new Map(rows.map(({ productId, count }) => [productId, Number(count)]));
  };
  return {
    async members(merchantId, { historyFrom, from, until }) {
      const seen: SeenMember[] = [];
      for (let after = ''; ; ) {
        const part = await reads.all<{ member_id: string }>(NEXT_MEMBERS, [merchantId, after]);
        const last = part.at(-1)?.member_id;
        if (last === undefined) return seen;
        const rows = await reads.all<MemberRow>(MEMBERS, [
          ...[merchantId, after, last, from, until],
          ...[from, from, merchantId, historyFrom, until],
        ]);
        for (const row of rows) seen.push(seenOf(row));
        after = last;
        // SQLite answers in this very thread: let others have it in between.
        await setImmediate();
      }
    },

    async teamCredits(merchantId, experimentId, from, until) {
      const rows = await reads.all<{ memberId: MemberId; productId: ProductId; list: string | null }>(
        CREDITS,
        [`%${experimentId}:%`, ...[merchantId, from, until]],
      );
      const credits = new Map<MemberId, [number, number]>();
      for (const { memberId, productId, list } of rows) {
        if (list === null) continue;
        const team = (JSON.parse(list) as ShownRow[]).find((row) => row.productId === productId)?.team;
        if (team === undefined) continue;
        const [a, b] = credits.get(memberId) ?? [0, 0];
        credits.set(memberId, team === 'a' ? [a + 1, b] : [a, b + 1]);
      }
      return credits;
    },

    async lists(merchantId, from, until, max, arm) {
      const ofArm = arm === undefined ? '' : 'and policy like ?';
      const newest = `select id, member_id, store_id, policy, at, rows_json from feed_exposures
        where merchant_id = ? and at >= ? and at < ? ${ofArm} order by at desc limit ${max}`;
      const values = [merchantId, from, until, ...(arm === undefined ? [] : [`%${arm}%`])];
      const [kept, opened] = await Promise.all([
        reads.all<ListRow>(newest, values),
        reads.all<{ id: string; productId: ProductId }>(
          `select x.id as id, e.product_id as "productId" from (${newest}) x join behaviour_events e
             on e.merchant_id = ? and e.member_id = x.member_id and e.at >= x.at and e.at < x.at + ${CREDIT_MS}
               and e.exposure_id = x.id
           where e.kind in ${OPENED}`,
          [...values, merchantId],
        ),
      ]);
      const clicked = Map.groupBy(opened, ({ id }) => id);
      return kept.map((row) => listOf(row, clicked.get(row.id) ?? []));
    },

    shown: (merchantId, day) =>
      byProduct(
        `select product_id as "productId", shown as count from feed_exposure_counts
         where merchant_id = ? and day = ?`,
        [merchantId, day],
      ),

    bought: (merchantId, day) =>
      byProduct(
        `select product_id as "productId", count(*) as count from behaviour_events
         where merchant_id = ? and at >= ? and at < ? and kind = 'pay' and product_id is not null
         group by product_id`,
        [merchantId, startOfBusinessDay(day), startOfBusinessDay(day + 1)],
      ),

    async places(merchantId, day) {
      const rows = await reads.all<{ place: string; seen: number; opened: number }>(
        `select place, sum(case when kind = 'impression' then 1 else 0 end) as seen,
           sum(case when kind in ${OPENED} then 1 else 0 end) as opened
         from behaviour_events
         where merchant_id = ? and at >= ? and at < ? and place is not null and is_repeat = 0
         group by place order by place`,
        [merchantId, startOfBusinessDay(day), startOfBusinessDay(day + 1)],
      );
      return rows.map(({ place, seen, opened }) => ({ place, seen: Number(seen), opened: Number(opened) }));
    },

    async answers(merchantId, fromDay) {
      const rows = await reads.all<{ answered: string; lists: number }>(
        `select answered, sum(lists) as lists from feed_answers where merchant_id = ? and day >= ?
         group by answered`,
        [merchantId, fromDay],
      );
      return new Map(rows.map(({ answered, lists }) => [answered, Number(lists)]));
    },
  };
}

const MEMBERS_AT_ONCE = 1_000;
const NEXT_MEMBERS = `select distinct member_id from feed_exposures where merchant_id = ? and member_id > ?
  order by member_id limit ${MEMBERS_AT_ONCE}`;

/** Members and policies come off an index; each one's events off another, so nobody else's are read. */
const MEMBERS = `
  with seen as (
    select member_id, policy, min(at) as first_at, count(*) as lists from feed_exposures
    where merchant_id = ? and member_id > ? and member_id <= ? and at >= ? and at < ?
    group by member_id, policy)
  select s.member_id as "memberId", s.policy, s.first_at as "firstAt", s.lists,
    count(distinct case when e.kind = 'pay' and e.at >= s.first_at then e.at end) as orders,
    count(distinct case when e.kind = 'pay' and e.at < ? then e.at end) as "ordersBefore",
    sum(case when e.kind in ${OPENED} and e.exposure_id is not null and e.is_repeat = 0
    and e.at >= s.first_at then 1 else 0 end) as clicks,
    sum(case when e.kind in ${OPENED} and e.exposure_id is not null and e.is_repeat = 0
    and e.at < ? then 1 else 0 end) as "clicksBefore",
    sum(case when e.kind = 'not_interested' and e.at >= s.first_at then 1 else 0 end) as hides,
    count(distinct case when e.kind = 'refund' and e.at >= s.first_at then e.at end) as refunds
  from seen s left join behaviour_events e
    on e.merchant_id = ? and e.member_id = s.member_id and e.at >= ? and e.at < ?
  group by s.member_id, s.policy, s.first_at, s.lists`;

/** Each click, cart and order with the newest drafted list that had shown this good; a click names its list. */
const CREDITS = `
  select e.member_id as "memberId", e.product_id as "productId", (
    select x.rows_json from feed_exposures x
    where x.merchant_id = e.merchant_id and x.member_id = e.member_id and x.at <= e.at
      and x.at > e.at - ${CREDIT_MS} and x.policy like ? and x.rows_json like '%"' || e.product_id || '"%'
      and (e.kind in ('cart', 'pay') or x.id = e.exposure_id)
    order by x.at desc limit 1) as list
  from behaviour_events e
  where e.merchant_id = ? and e.at >= ? and e.at < ? and e.is_repeat = 0 and e.product_id is not null
    and (e.kind in ('cart', 'pay') or (e.kind in ${OPENED} and e.exposure_id is not null))`;

interface MemberRow extends Omit<SeenMember, 'before'> {
  readonly ordersBefore: number;
  readonly clicksBefore: number;
}

interface ListRow {
  readonly id: string;
  readonly store_id: StoreId;
  readonly policy: string;
  readonly at: EpochMs;
  readonly rows_json: string;
}

function seenOf({ ordersBefore, clicksBefore, ...row }: MemberRow): SeenMember {
  return {
    ...row,
    firstAt: Number(row.firstAt),
    before: { orders: Number(ordersBefore), clicks: Number(clicksBefore) },
  };
}

function listOf(row: ListRow, opened: readonly { readonly productId: ProductId }[]): KeptList {
  return {
    id: row.id,
    storeId: row.store_id,
    policy: row.policy,
    rows: JSON.parse(row.rows_json) as ShownRow[],
    clicked: new Set(opened.map(({ productId }) => productId)),
  };
}
