import { affectedRows, rowsOf } from '#db';
import { invariant } from '#kernel';
import type { StandingStore } from '../app/ports.ts';
import { STANDING_COLUMNS, type StandingRow, standingOf } from './standing-rows.ts';

export const sqlStandings: StandingStore = {
  async lock(tx, merchantId, memberId, { level, baseLevel, growth, periodStart, periodEnds }) {
    const [row] = await rowsOf<StandingRow>(
      tx,
      `insert into tier_standings (merchant_id, member_id, level, base_level, growth, period_start, period_ends)
       values (?, ?, ?, ?, ?, ?, ?)
       on conflict (merchant_id, member_id) do update set level = tier_standings.level returning ${STANDING_COLUMNS}`,
      [merchantId, memberId, level, baseLevel, growth, periodStart, periodEnds],
    );
    invariant(row !== undefined, 'a locked standing is there');
    return standingOf(row);
  },
  async put(tx, merchantId, memberId, { level, baseLevel, growth, periodStart, periodEnds, earlier }) {
    await affectedRows(
      tx,
      `update tier_standings set level = ?, base_level = ?, growth = ?, period_start = ?, period_ends = ?,
         earlier_start = ?, earlier_base_level = ? where merchant_id = ? and member_id = ?`,
      [
        ...[level, baseLevel, growth, periodStart, periodEnds],
        ...[earlier?.start ?? null, earlier?.baseLevel ?? null, merchantId, memberId],
      ],
    );
  },
  async drop(tx, merchantId, memberId) {
    await affectedRows(tx, 'delete from tier_standings where merchant_id = ? and member_id = ?', [
      merchantId,
      memberId,
    ]);
  },
  async setOverride(tx, merchantId, memberId, override) {
    await affectedRows(
      tx,
      'update tier_standings set override_level = ?, override_until = ? where merchant_id = ? and member_id = ?',
      [override?.level ?? null, override?.until ?? null, merchantId, memberId],
    );
  },
  async hasEntry(tx, merchantId, { bizType, bizId, direction }) {
    const rows = await rowsOf(
      tx,
      'select 1 as one from tier_growth where merchant_id = ? and biz_type = ? and biz_id = ? and direction = ?',
      [merchantId, bizType, bizId, direction],
    );
    return rows.length > 0;
  },
  async addEntry(tx, merchantId, memberId, entry) {
    await affectedRows(
      tx,
      `insert into tier_growth (merchant_id, id, member_id, biz_type, biz_id, direction, title, change, counts_at,
         level_after, at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        ...[merchantId, entry.id, memberId, entry.bizType, entry.bizId, entry.direction, entry.title],
        ...[entry.change, entry.countsAt, entry.levelAfter, entry.at],
      ],
    );
  },
  async growthBetween(tx, merchantId, memberId, from, until) {
    const [row] = await rowsOf<{ growth: number | string }>(
      tx,
      `select coalesce(sum(change), 0) as growth from tier_growth
       where merchant_id = ? and member_id = ? and counts_at >= ? and counts_at < ?`,
      [merchantId, memberId, from, until],
    );
    return Number(row?.growth ?? 0);
  },
};
