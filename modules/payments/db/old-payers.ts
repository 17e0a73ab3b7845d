import { Migration } from '@mikro-orm/migrations';
import { affectedRows, type Reads } from '#db';
import type { MerchantId } from '#kernel';
import type { OldPayers } from '../app/payers.ts';

/** A blind index has a full stop behind its version, and no openid has one. */
const IN_CLEAR = "openid <> '' and openid not like '%.%'";

/** Empty once every older payment was looked at: the job reads nothing else. */
export class Migration0011Payers extends Migration {
  override up(): void {
    this.addSql(`create index payment_intents_in_clear on payment_intents (id) where ${IN_CLEAR}`);
  }
}

export function sqlOldPayers(reads: Reads): OldPayers {
  return {
    list: (limit) =>
      reads.all<{ id: string; merchantId: MerchantId; openid: string }>(
        `select id, merchant_id as "merchantId", openid from payment_intents where ${IN_CLEAR} limit ?`,
        [limit],
      ),
    async hide(tx, id, openid, payer) {
      await affectedRows(tx, 'update payment_intents set openid = ? where id = ? and openid = ?', [
        payer,
        id,
        openid,
      ]);
    },
  };
}
