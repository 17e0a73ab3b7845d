import { Migration } from '@mikro-orm/migrations';
import { affectedRows } from '#db';
import type { Sweep } from '#feature';
import { DAY_MS } from '#kernel';
import type { UseStore } from '../app/ports.ts';

/** Approvals that a use has had: nobody pays twice with one. Of whom they were stands with the use. */
export class Migration0002SpentApprovals extends Migration {
  override up(): void {
    this.addSql(`create table stored_value_spent_approvals (
      merchant_id text not null, nonce text not null, biz_type text not null, biz_id text not null,
      until_at bigint not null, primary key (merchant_id, nonce))`);
    this.addSql('create index stored_value_spent_approvals_until on stored_value_spent_approvals (until_at)');
  }
}

export const spendApproval: UseStore['spendApproval'] = async (
  tx,
  merchantId,
  { bizType, bizId },
  approval,
) => {
  const spent = await affectedRows(
    tx,
    `insert into stored_value_spent_approvals (merchant_id, nonce, biz_type, biz_id, until_at) values (?, ?, ?, ?, ?)
     on conflict (merchant_id, nonce) do nothing`,
    [merchantId, approval.nonce, bizType, bizId, approval.until],
  );
  return spent === 1;
};

/** Minutes after its end nothing takes an approval any more; a day leaves room for commits that wait. */
const KEPT_MS = DAY_MS;

export const sweepSpentApprovals: Sweep = {
  name: 'stored_value_spent_approvals: over',
  sweep: (tx, now, rowsMax) =>
    affectedRows(
      tx,
      `delete from stored_value_spent_approvals where (merchant_id, nonce) in (
         select merchant_id, nonce from stored_value_spent_approvals where until_at < ? limit ?)`,
      [now - KEPT_MS, rowsMax],
    ),
};
