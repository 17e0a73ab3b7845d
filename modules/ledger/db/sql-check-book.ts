import { affectedRows, type Reads } from '#db';
import type { MerchantId, UnitOfWork } from '#kernel';
import type { CheckBook } from '../app/nightly-check.ts';
import type { BooksWatch } from '../tokens.ts';

export function sqlCheckBook(reads: Reads, unitOfWork: UnitOfWork): CheckBook & BooksWatch {
  return {
    async unchecked(day) {
      const rows = await reads.all<{ merchant_id: MerchantId }>(
        `select distinct a.merchant_id from ledger_accounts a where not exists
           (select 1 from ledger_checks c where c.merchant_id = a.merchant_id and c.day = ?)`,
        [day],
      );
      return rows.map(({ merchant_id }) => merchant_id);
    },
    async record(merchantId, day, at, { accounts, transfers, faults }) {
      await unitOfWork.run((tx) =>
        affectedRows(
          tx,
          `insert into ledger_checks (merchant_id, day, at, accounts, transfers, fault_count, faults)
           values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing`,
          [merchantId, day, at, accounts, transfers, faults.length, JSON.stringify(faults)],
        ),
      );
    },
    async faults() {
      const [row] = await reads.all<{ faults: number | null }>(
        `select sum(fault_count) as faults from ledger_checks c
         where day = (select max(day) from ledger_checks l where l.merchant_id = c.merchant_id)`,
      );
      return row?.faults ?? 0;
    },
  };
}
