import type { Reads } from '#db';
import type { MerchantId } from '#kernel';
import type { BooksReport, Fault } from '../tokens.ts';

const FAULTS_PER_RULE_MAX = 100;
const ACCOUNT = "a.unit || '/' || a.kind || '/' || a.owner as subject";
const SAME_ACCOUNT =
  'x.merchant_id = a.merchant_id and x.unit = a.unit and x.kind = a.kind and x.owner = a.owner';

/** Each selects what breaks its rule; `?` is the merchant. */
const RULES: Readonly<Record<Fault['rule'], string>> = {
  transfer_sum_is_zero: `select e.transfer_id as subject from ledger_entries e where e.merchant_id = ?
    group by e.transfer_id, e.unit having sum(e.amount) <> 0`,
  transfer_has_entries: `select t.id as subject from ledger_transfers t where t.merchant_id = ?
    and not exists (select 1 from ledger_entries e where e.merchant_id = t.merchant_id and e.transfer_id = t.id)`,
  entry_has_transfer: `select e.transfer_id as subject from ledger_entries e where e.merchant_id = ?
    and not exists (select 1 from ledger_transfers t where t.merchant_id = e.merchant_id and t.id = e.transfer_id)`,
  balance_is_sum_of_entries: `select ${ACCOUNT} from ledger_accounts a where a.merchant_id = ? and a.balance <>
    (select coalesce(sum(x.amount), 0) from ledger_entries x where ${SAME_ACCOUNT})`,
  entries_without_gaps: `select ${ACCOUNT} from ledger_accounts a where a.merchant_id = ? and
    (select count(*) from ledger_entries x where ${SAME_ACCOUNT}) <> a.entries`,
  held_is_sum_of_holds: `select ${ACCOUNT} from ledger_accounts a where a.merchant_id = ? and a.held <>
    (select coalesce(sum(x.amount - x.captured - x.released), 0) from ledger_holds x where ${SAME_ACCOUNT})`,
  not_below_zero: `select ${ACCOUNT} from ledger_accounts a where a.merchant_id = ? and a.may_owe = 0
    and (a.balance < a.held or a.held < 0)`,
};

/** One statement per rule: each sees one instant of the books, whatever is booked meanwhile. */
export async function checkBooks(reads: Reads, merchantId: MerchantId): Promise<BooksReport> {
  const faults: Fault[] = [];
  for (const [rule, sql] of Object.entries(RULES)) {
    const rows = await reads.all<{ subject: string }>(`${sql} limit ${FAULTS_PER_RULE_MAX}`, [merchantId]);
    faults.push(...rows.map(({ subject }) => ({ rule: rule as Fault['rule'], subject })));
  }
  const [size] = await reads.all<{ accounts: number; transfers: number }>(
    `select (select count(*) from ledger_accounts where merchant_id = ?) as accounts,
       (select count(*) from ledger_transfers where merchant_id = ?) as transfers`,
    [merchantId, merchantId],
  );
  return { accounts: size?.accounts ?? 0, transfers: size?.transfers ?? 0, faults };
}
