import { Migration } from '@mikro-orm/migrations';
import { affectedRows, type Reads } from '#db';
import type { OldReceivers } from '../app/accounts.ts';

const ROWS_PER_TURN_MAX = 200;

/** Of a person `account` is a blind index, and her openid is sealed beside it. */
export class Migration0002SealedAccounts extends Migration {
  override up(): void {
    this.addSql('alter table profit_receivers add column sealed_account text');
  }
}

export function sqlOldReceivers(reads: Reads): OldReceivers {
  return {
    list: () =>
      reads.all(
        `select merchant_id as "merchantId", id, type, account from profit_receivers
         where type = 'PERSONAL_OPENID' and sealed_account is null and account not like 'closed:%' limit ?`,
        [ROWS_PER_TURN_MAX],
      ),
    async hide(tx, merchantId, id, account, sealed) {
      const hidden = await affectedRows(
        tx,
        `update profit_receivers set account = ?, sealed_account = ?
         where merchant_id = ? and id = ? and sealed_account is null and account not like 'closed:%'`,
        [account, sealed, merchantId, id],
      );
      if (hidden === 0) return;
      await affectedRows(
        tx,
        'update profit_parts set account = ? where merchant_id = ? and receiver_id = ?',
        [...[account, merchantId, id]],
      );
    },
  };
}
