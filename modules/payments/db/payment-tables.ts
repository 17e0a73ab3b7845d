import { Migration } from '@mikro-orm/migrations';
import type { ModuleTables } from '#db';

class Migration0001Payments extends Migration {
  override up(): void {
    this.addSql(`create table payment_intents (
      id text primary key, merchant_id text not null, order_id text not null, order_number text not null,
      member_id text not null, openid text not null, amount_fen bigint not null, description text not null,
      out_trade_no text not null unique, prepay_id text, prepaid_at bigint, expires_at bigint not null,
      state text not null, transaction_id text unique, paid_at bigint, closed_at bigint,
      queries integer not null, next_query_at bigint not null,
      unique (merchant_id, order_id))`);
    this.addSql(
      "create index payment_intents_open on payment_intents (next_query_at) where state in ('CREATED', 'PREPAID')",
    );
    this.addSql('create index payment_intents_prepay on payment_intents (prepay_id)');
    this.addSql(`create table payment_refunds (
      id text primary key, merchant_id text not null, order_id text not null,
      payment_id text not null unique references payment_intents (id), out_trade_no text not null,
      out_refund_no text not null unique, amount_fen bigint not null, state text not null,
      looks integer not null, next_look_at bigint not null, created_at bigint not null)`);
    this.addSql(
      "create index payment_refunds_open on payment_refunds (next_look_at) where state in ('REQUESTED', 'PROCESSING', 'ABNORMAL')",
    );
  }
}

/** Not every payment is an order's: stored value is bought too. */
class Migration0002PaymentSubject extends Migration {
  override up(): void {
    this.addSql("alter table payment_intents add column subject text not null default 'order'");
  }
}

export const paymentTables: ModuleTables = {
  entities: [],
  migrations: [
    { name: 'payments-0001', class: Migration0001Payments },
    { name: 'payments-0002-subject', class: Migration0002PaymentSubject },
  ],
};
