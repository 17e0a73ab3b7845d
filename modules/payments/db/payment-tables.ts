import { Migration } from '@mikro-orm/migrations';
import type { ModuleTables } from '#db';
import { Migration0008Books, Migration0009Shared, Migration0010ReturnsCut } from './book-tables.ts';
import { Migration0011Payers } from './old-payers.ts';
import { Migration0007Scans, Migration0012ScanTimes } from './scan-tables.ts';

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

/**
 * A payment goes back in parts. `refunded_fen` is what was asked for in all, so that the guard is one statement;
 * the payment's turn at the provider keeps its refunds a minute apart.
 */
class Migration0003ManyRefunds extends Migration {
  override up(): void {
    this.addSql(
      'alter table payment_intents add column refunded_fen bigint not null default 0 check (refunded_fen >= 0 and refunded_fen <= amount_fen)',
    );
    this.addSql('alter table payment_intents add column refunds integer not null default 0');
    this.addSql('alter table payment_intents add column refund_asked_at bigint');
    this.addSql('alter table payment_intents add column refund_asked text');
    // SQLite cannot drop the UNIQUE of a column: the table is built anew, under the same name.
    this.addSql(`create table payment_refunds_anew (
      id text primary key, merchant_id text not null, order_id text not null,
      payment_id text not null references payment_intents (id), refund_id text not null,
      out_trade_no text not null, out_refund_no text not null unique,
      amount_fen bigint not null check (amount_fen > 0), reason text not null, state text not null,
      looks integer not null, next_look_at bigint not null, created_at bigint not null,
      unique (payment_id, refund_id))`);
    this.addSql(`insert into payment_refunds_anew (id, merchant_id, order_id, payment_id, refund_id, out_trade_no,
        out_refund_no, amount_fen, reason, state, looks, next_look_at, created_at)
      select r.id, r.merchant_id, r.order_id, r.payment_id, 'all', r.out_trade_no, r.out_refund_no, r.amount_fen,
        case when i.subject = 'recharge' then '储值退款' else '订单无法履约，全额退款' end,
        r.state, r.looks, r.next_look_at, r.created_at
      from payment_refunds r join payment_intents i on i.id = r.payment_id`);
    this.addSql('drop table payment_refunds');
    this.addSql('alter table payment_refunds_anew rename to payment_refunds');
    this.addSql(
      "create index payment_refunds_open on payment_refunds (next_look_at) where state in ('REQUESTED', 'PROCESSING', 'ABNORMAL')",
    );
    this.addSql(`update payment_intents set refunds = 1, refunded_fen = (
        select r.amount_fen from payment_refunds r where r.payment_id = payment_intents.id)
      where id in (select payment_id from payment_refunds)`);
  }
}

/**
 * She may pay another way: the intent keeps its row and gets another number there. The numbers before it are kept, so
 * that money which comes for them all the same is known and goes back.
 */
class Migration0004Providers extends Migration {
  override up(): void {
    this.addSql("alter table payment_intents add column provider text not null default 'wechat'");
    this.addSql(`create table payment_given_up (
      out_trade_no text primary key, merchant_id text not null, payment_id text not null references payment_intents (id),
      provider text not null, prepay_id text, state text not null, transaction_id text, paid_at bigint,
      given_up_at bigint not null, watch_until bigint not null, looks integer not null, next_look_at bigint not null)`);
    this.addSql(
      "create index payment_given_up_open on payment_given_up (next_look_at) where state in ('WATCHED', 'RETURNING', 'RETURN_ASKED')",
    );
  }
}

/**
 * What a provider gave up is asked for again by itself. UnionPay knows a refund by its number and the time of asking:
 * after a failure it takes another time, which is stored before it is sent.
 */
class Migration0005FailedRefunds extends Migration {
  override up(): void {
    this.addSql('alter table payment_refunds add column requested_at bigint');
    this.addSql("update payment_refunds set requested_at = created_at where state <> 'FAILED'");
    this.addSql('alter table payment_given_up add column return_requested_at bigint');
    this.addSql('drop index payment_refunds_open');
    this.addSql(
      "create index payment_refunds_open on payment_refunds (next_look_at) where state in ('REQUESTED', 'PROCESSING', 'ABNORMAL', 'FAILED')",
    );
  }
}

/** An order may get another price before it is paid: what was asked for under a former number is kept with it. */
class Migration0006FormerAmounts extends Migration {
  override up(): void {
    this.addSql('alter table payment_given_up add column amount_fen bigint');
  }
}

export const paymentTables: ModuleTables = {
  entities: [],
  migrations: [
    { name: 'payments-0001', class: Migration0001Payments },
    { name: 'payments-0002-subject', class: Migration0002PaymentSubject },
    { name: 'payments-0003-many-refunds', class: Migration0003ManyRefunds },
    { name: 'payments-0004-providers', class: Migration0004Providers },
    { name: 'payments-0005-failed-refunds', class: Migration0005FailedRefunds },
    { name: 'payments-0006-former-amounts', class: Migration0006FormerAmounts },
    { name: 'payments-0007-scans', class: Migration0007Scans },
    { name: 'payments-0008-books', class: Migration0008Books },
    { name: 'payments-0009-shared', class: Migration0009Shared },
    { name: 'payments-0010-returns-cut', class: Migration0010ReturnsCut },
    { name: 'payments-0011-payers', class: Migration0011Payers },
    { name: 'payments-0012-scan-times', class: Migration0012ScanTimes },
  ],
};
