import { affectedRows, type Reads, rowsOf } from '#db';
import type { MemberId, MerchantId } from '#kernel';
import type { GrowthEntry, TierReads, TierRuleBook } from '../app/ports.ts';
import type { TierRules } from '../domain/rules.ts';
import { STANDING_COLUMNS, type StandingRow, standingOf } from './standing-rows.ts';

const MEMBERS_PER_STATEMENT_MAX = 2_000;
const RULES = 'select rules from tier_rules where merchant_id = ?';

/** Rules change a few times a year and are asked for with every priced list: the text is parsed once. */
function parsedRules(): (text: string) => TierRules {
  let last: { readonly text: string; readonly rules: TierRules } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, rules: JSON.parse(text) };
    return last.rules;
  };
}

export function sqlTierRuleBook(reads: Reads): TierRuleBook {
  const parse = parsedRules();
  return {
    async rules(merchantId, tx) {
      const [row] =
        tx === undefined
          ? await reads.all<{ rules: string }>(RULES, [merchantId])
          : await rowsOf<{ rules: string }>(tx, RULES, [merchantId]);
      return row === undefined ? undefined : parse(row.rules);
    },
    async set(tx, merchantId, rules, by, at) {
      await affectedRows(
        tx,
        `insert into tier_rules (merchant_id, rules, changed_by, changed_at) values (?, ?, ?, ?)
         on conflict (merchant_id) do update set rules = excluded.rules, changed_by = excluded.changed_by,
           changed_at = excluded.changed_at`,
        [merchantId, JSON.stringify(rules), by, at],
      );
    },
  };
}

export function sqlTierReads(reads: Reads): TierReads {
  const parse = parsedRules();
  return {
    async find(merchantId, memberId) {
      const [row] = await reads.all<{ rules: string } & (StandingRow | { level: null })>(
        `select r.rules, ${STANDING_COLUMNS} from tier_rules r
         left join tier_standings s on s.merchant_id = r.merchant_id and s.member_id = ? where r.merchant_id = ?`,
        [memberId, merchantId],
      );
      if (row === undefined) return undefined;
      return { rules: parse(row.rules), stored: row.level === null ? undefined : standingOf(row) };
    },
    async levels(merchantId, members, now) {
      const levels = new Map<MemberId, number>();
      for (let start = 0; start < members.length; start += MEMBERS_PER_STATEMENT_MAX) {
        const some = members.slice(start, start + MEMBERS_PER_STATEMENT_MAX);
        const rows = await reads.all<{ memberId: MemberId; level: number }>(
          `select member_id as "memberId", case when override_until > ? then override_level else level end as level
           from tier_standings where merchant_id = ? and member_id in (${some.map(() => '?').join(', ')})`,
          [now, merchantId, ...some],
        );
        for (const { memberId, level } of rows) levels.set(memberId, level);
      }
      return levels;
    },
    entries: (merchantId, memberId, beforeId, limit) =>
      reads.all<GrowthEntry>(
        `select id, biz_type as "bizType", biz_id as "bizId", direction, title, change, counts_at as "countsAt",
           level_after as "levelAfter", at
         from tier_growth where merchant_id = ? and member_id = ? ${beforeId === undefined ? '' : 'and id < ?'}
         order by id desc limit ?`,
        [merchantId, memberId, ...(beforeId === undefined ? [] : [beforeId]), limit],
      ),
    ended: (now, limit) =>
      reads.all<{ merchantId: MerchantId; memberId: MemberId }>(
        `select merchant_id as "merchantId", member_id as "memberId" from tier_standings
         where period_ends <= ? order by period_ends limit ?`,
        [now, limit],
      ),
  };
}
