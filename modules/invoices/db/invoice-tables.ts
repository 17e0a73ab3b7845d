import { Migration } from '@mikro-orm/migrations';
import type { ModuleTables } from '#db';

class Migration0001Invoices extends Migration {
  override up(): void {
    // `sealed_for` stays who she was when she is merged into another member; both are null when she is forgotten.
    this.addSql(`create table invoices (
      merchant_id text not null, id text not null, member_id text not null, order_id text not null,
      order_number text not null, kind text not null, shown_title text not null, sealed_for text, sealed text,
      state text not null, amount_fen bigint not null check (amount_fen > 0), red_due_fen bigint not null default 0,
      red_fen bigint not null default 0, number text, file_url text, red_number text, answer text,
      requested_at bigint not null, issued_at bigint, primary key (merchant_id, id),
      check (red_due_fen >= 0 and red_fen >= 0 and red_due_fen + red_fen <= amount_fen))`);
    this.addSql(`create unique index invoices_of_order on invoices (merchant_id, order_id)
      where state in ('REQUESTED', 'ISSUED')`);
    this.addSql('create index invoices_of_member on invoices (merchant_id, member_id, requested_at, id)');
    this.addSql('create index invoices_newest on invoices (merchant_id, requested_at, id)');
    this.addSql(`create table invoice_refunds (
      merchant_id text not null, invoice_id text not null, refund_id text not null, at bigint not null,
      primary key (merchant_id, invoice_id, refund_id))`);
  }
}

/** Which refunds came before the request is a matter of the order's own sum: instants of two processes are not compared. */
class Migration0002RefundedBefore extends Migration {
  override up(): void {
    this.addSql('alter table invoices add column refunded_before_fen bigint not null default 0');
  }
}

export const invoiceTables: ModuleTables = {
  entities: [],
  migrations: [
    { name: 'invoices/0001-invoices', class: Migration0001Invoices },
    { name: 'invoices/0002-refunded-before', class: Migration0002RefundedBefore },
  ],
};
