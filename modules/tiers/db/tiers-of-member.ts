import { affectedRows, type MovedRows, moveRows, moveRowsBack, type Reads, rowsOf } from '#db';
import type { ExportedRows, MemberData } from '#feature';
import type { MemberId, MerchantId, Tx } from '#kernel';
import type { StandingStore, TierRuleBook } from '../app/ports.ts';
import { levelFor } from '../domain/rules.ts';
import { STANDING_COLUMNS, type StandingRow, standingOf } from './standing-rows.ts';

const GROWTH = { table: 'tier_growth', key: ['id'], sharesKeys: false } as const;
const PURCHASES = { table: 'tier_purchases', key: ['order_id', 'store_id'], sharesKeys: false } as const;

interface Moved {
  readonly growth: MovedRows;
  readonly purchases: MovedRows;
  /** Both rows as they were; null = had none. */
  readonly from: StandingRow | null;
  readonly into: StandingRow | null;
}

const CLEAR = 'delete from tier_standings where merchant_id = ? and member_id = ?';

export function tiersOfMember(reads: Reads, standings: StandingStore, book: TierRuleBook): MemberData {
  async function rowOf(tx: Tx, merchantId: MerchantId, memberId: MemberId): Promise<StandingRow | null> {
    const [row] = await rowsOf<StandingRow>(
      tx,
      `update tier_standings set level = level where merchant_id = ? and member_id = ? returning ${STANDING_COLUMNS}`,
      [merchantId, memberId],
    );
    return row ?? null;
  }

  async function write(tx: Tx, merchantId: MerchantId, memberId: MemberId, row: StandingRow | null) {
    await affectedRows(tx, CLEAR, [merchantId, memberId]);
    if (row === null) return;
    const { standing, override } = standingOf(row);
    await standings.lock(tx, merchantId, memberId, standing);
    await standings.put(tx, merchantId, memberId, standing);
    await standings.setOverride(tx, merchantId, memberId, override);
  }

  /** Growth since the merge stays with who goes on living as `memberId`. */
  async function regrown(tx: Tx, merchantId: MerchantId, memberId: MemberId, row: StandingRow | null) {
    if (row === null) return null;
    const { standing } = standingOf(row);
    const until = Number.MAX_SAFE_INTEGER;
    const growth = await standings.growthBetween(tx, merchantId, memberId, standing.periodStart, until);
    const rules = await book.rules(merchantId, tx);
    const level =
      rules === undefined
        ? row.level
        : Math.max(row.base_level, levelFor(growth, rules), growth === standing.growth ? row.level : 1);
    return { ...row, growth, level };
  }

  return {
    name: 'tiers',
    async exportMember(merchantId, memberId) {
      const of = [merchantId, memberId];
      const [standing, growth, purchases, refunds] = await Promise.all([
        reads.all<object>(
          `select level, base_level as "levelAtStart", growth, period_start as "periodStart", period_ends as "periodEnds",
             earlier_start as "earlierPeriodStart", earlier_base_level as "levelBefore",
             override_level as "givenLevel", override_until as "givenUntil"
           from tier_standings where merchant_id = ? and member_id = ?`,
          of,
        ),
        reads.all<object>(
          `select at, title, biz_type as "kind", biz_id as "number", direction, change, counts_at as "countsAt",
             level_after as "levelAfter" from tier_growth where merchant_id = ? and member_id = ? order by id`,
          of,
        ),
        reads.all<object>(
          `select order_id as "orderId", store_id as "storeId", goods_fen as "goodsFen", settled_at as "settledAt",
             refunded_fen as "refundedFen", credited, reversed
           from tier_purchases where merchant_id = ? and member_id = ? order by order_id, store_id`,
          of,
        ),
        reads.all<object>(
          `select r.order_id as "orderId", r.store_id as "storeId", r.refund_id as "refund" from tier_refunds r
           where r.merchant_id = ? and exists (select 1 from tier_purchases p where p.merchant_id = r.merchant_id
             and p.order_id = r.order_id and p.member_id = ?) order by r.order_id, r.refund_id`,
          of,
        ),
      ]);
      const all = { tier: standing, growth, growthOfOrders: purchases, refundsOfOrders: refunds };
      return all as unknown as Record<keyof typeof all, ExportedRows>;
    },

    async eraseMember(tx, merchantId, memberId) {
      const of = [merchantId, memberId];
      await affectedRows(tx, CLEAR, of);
      await affectedRows(tx, 'delete from tier_growth where merchant_id = ? and member_id = ?', of);
      await affectedRows(
        tx,
        'update tier_purchases set member_id = null where merchant_id = ? and member_id = ?',
        of,
      );
    },

    /** Growth of both in one; she has at least the better level of the two. */
    async mergeMember(tx, merchantId, from, into): Promise<Moved> {
      const rows = new Map<MemberId, StandingRow | null>();
      for (const memberId of [from, into].sort()) rows.set(memberId, await rowOf(tx, merchantId, memberId));
      const [hers, other] = [rows.get(from) ?? null, rows.get(into) ?? null];
      const growth = await moveRows(tx, GROWTH, merchantId, from, into);
      const purchases = await moveRows(tx, PURCHASES, merchantId, from, into);
      if (hers !== null) {
        const merged = other === null ? hers : both(hers, other);
        const rules = await book.rules(merchantId, tx);
        const until = Number.MAX_SAFE_INTEGER;
        const start = Number(merged.period_start);
        const sum = await standings.growthBetween(tx, merchantId, into, start, until);
        const level = rules === undefined ? merged.level : Math.max(merged.level, levelFor(sum, rules));
        await write(tx, merchantId, into, { ...merged, growth: sum, level });
        await affectedRows(tx, CLEAR, [merchantId, from]);
      }
      return { growth, purchases, from: hers, into: other };
    },

    async unmergeMember(tx, merchantId, from, into, moved) {
      const { growth, purchases, from: hers, into: other } = moved as Moved;
      for (const memberId of [from, into].sort()) await rowOf(tx, merchantId, memberId);
      await moveRowsBack(tx, GROWTH, merchantId, from, into, growth);
      await moveRowsBack(tx, PURCHASES, merchantId, from, into, purchases);
      await write(tx, merchantId, from, hers);
      await write(tx, merchantId, into, await regrown(tx, merchantId, into, other ?? fresh(hers)));
    },
  };
}

/** The better level, the longer keep, the earlier start. */
function both(a: StandingRow, b: StandingRow): StandingRow {
  const [late, early] = Number(a.period_start) > Number(b.period_start) ? [a, b] : [b, a];
  const given = a.override_until === null ? b : a;
  return {
    ...early,
    level: Math.max(a.level, b.level),
    base_level: Math.max(a.base_level, b.base_level),
    period_start: Math.min(Number(late.period_start), Number(early.period_start)),
    period_ends: Math.max(Number(a.period_ends), Number(b.period_ends)),
    override_level: given.override_level,
    override_until: given.override_until,
  };
}

/** Who had no standing before the merge keeps one only for what she earned since. */
function fresh(hers: StandingRow | null): StandingRow | null {
  if (hers === null) return null;
  return {
    ...{ level: 1, base_level: 1, growth: 0, period_start: hers.period_start, period_ends: hers.period_ends },
    ...{ earlier_start: null, earlier_base_level: null, override_level: null, override_until: null },
  };
}
