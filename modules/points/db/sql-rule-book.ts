import { affectedRows, type Reads, rowsOf } from '#db';
import type { RuleBook } from '../app/ports.ts';
import { DEFAULT_RULES } from '../domain/rules.ts';

const READ = 'select rules from points_rules where merchant_id = ?';

export function sqlRuleBook(reads: Reads): RuleBook {
  return {
    async rules(merchantId, tx) {
      const rows =
        tx === undefined
          ? await reads.all<{ rules: string }>(READ, [merchantId])
          : await rowsOf<{ rules: string }>(tx, READ, [merchantId]);
      // Rules from before points could be spent at the checkout say nothing about that.
      return rows[0] === undefined ? DEFAULT_RULES : { ...DEFAULT_RULES, ...JSON.parse(rows[0].rules) };
    },
    async set(tx, merchantId, rules, by, at) {
      await affectedRows(
        tx,
        `insert into points_rules (merchant_id, rules, changed_by, changed_at) values (?, ?, ?, ?)
         on conflict (merchant_id) do update set rules = excluded.rules, changed_by = excluded.changed_by,
           changed_at = excluded.changed_at`,
        [merchantId, JSON.stringify(rules), by, at],
      );
    },
  };
}
