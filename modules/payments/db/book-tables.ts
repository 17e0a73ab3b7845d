import { Migration } from '@mikro-orm/migrations';

/** For who compares days with the providers' bills (PAY-06): when money went back, and days by index. */
export class Migration0008Books extends Migration {
  override up(): void {
    this.addSql('alter table payment_refunds add column succeeded_at bigint');
    this.addSql('alter table payment_given_up add column returned_at bigint');
    // What went back before was compared by nobody: it counts to the day on which it was asked for.
    this.addSql("update payment_refunds set succeeded_at = created_at where state = 'SUCCEEDED'");
    this.addSql("update payment_given_up set returned_at = paid_at where state = 'RETURNED'");
    this.addSql(
      "create index payment_intents_paid on payment_intents (merchant_id, provider, paid_at) where state = 'SUCCEEDED'",
    );
    this.addSql('create index payment_refunds_done on payment_refunds (merchant_id, succeeded_at)');
    this.addSql(
      'create index payment_refunds_cut on payment_refunds (merchant_id, substr(out_refund_no, 1, 32))',
    );
    this.addSql('create index payment_given_up_paid on payment_given_up (merchant_id, paid_at)');
  }
}

/** What goes back of a given-up number, by its number as UnionPay's file has room for it. */
export class Migration0010ReturnsCut extends Migration {
  override up(): void {
    this.addSql(
      'create index payment_given_up_cut on payment_given_up (merchant_id, substr(out_trade_no, 1, 31))',
    );
  }
}

/** WeChat keeps the money of such a payment frozen until it was shared, or all of it is let go (PAY-07). */
export class Migration0009Shared extends Migration {
  override up(): void {
    this.addSql('alter table payment_intents add column is_shared integer not null default 0');
  }
}
