import { Migration } from '@mikro-orm/migrations';

/**
 * Payments by the code in her wallet (PAY-05). A scan has a number of its own at the provider; at most one scan of a
 * payment is open, and a code is scanned once.
 */
export class Migration0007Scans extends Migration {
  override up(): void {
    this.addSql("alter table payment_intents add column channel text not null default 'online'");
    this.addSql(`create table payment_scans (
      out_trade_no text primary key, merchant_id text not null, payment_id text not null references payment_intents (id),
      order_id text not null, provider text not null, code_hash text not null, state text not null, reason text,
      scanned_at bigint not null, ended_at bigint, looks integer not null, next_look_at bigint not null,
      unique (merchant_id, code_hash))`);
    this.addSql(
      "create unique index payment_scans_open on payment_scans (payment_id) where state in ('PAYING', 'REVERSING')",
    );
    this.addSql(
      "create index payment_scans_due on payment_scans (next_look_at) where state in ('PAYING', 'REVERSING')",
    );
    this.addSql('create index payment_scans_of_order on payment_scans (merchant_id, order_id, scanned_at)');
  }
}

/** UnionPay knows a scan by its number and the time that it was sent with. */
export class Migration0012ScanTimes extends Migration {
  override up(): void {
    this.addSql('alter table payment_scans add column prepay_id text');
  }
}
