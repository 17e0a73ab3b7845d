import { affectedRows, type Reads, rowsOf } from '#db';
import type { RewardStore } from '../app/ports.ts';

/** The only campaign there is; the column keeps the key ready for one per year. */
const CAMPAIGN = 'import';

export function sqlRewards(reads: Reads): RewardStore {
  return {
    async points(merchantId, tx) {
      const sql = 'select points from activation_rules where merchant_id = ?';
      const rows =
        tx === undefined
          ? await reads.all<{ points: number | string }>(sql, [merchantId])
          : await rowsOf<{ points: number | string }>(tx, sql, [merchantId]);
      return Number(rows[0]?.points ?? 0);
    },
    async decide(tx, merchantId, points, at) {
      await affectedRows(
        tx,
        `insert into activation_rules (merchant_id, points, changed_at) values (?, ?, ?)
         on conflict (merchant_id) do update set points = excluded.points, changed_at = excluded.changed_at`,
        [merchantId, points, at],
      );
    },
    async claim(tx, merchantId, memberId, { act, points, at }) {
      const claimed = await affectedRows(
        tx,
        `insert into activation_rewards (merchant_id, member_id, campaign, act, points, rewarded_at)
         values (?, ?, ?, ?, ?, ?) on conflict (merchant_id, member_id, campaign) do nothing`,
        [merchantId, memberId, CAMPAIGN, act, points, at],
      );
      return claimed === 1;
    },
  };
}
