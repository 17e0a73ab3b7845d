import { Migration } from '@mikro-orm/migrations';

/**
 * What the shop's desk needs of orders (ORD-04, ORD-05): where they were sold, who looks at them first, what staff wrote,
 * and the last four digits of the parcel's phone under a key (SEC-04).
 */
export class Migration0008BackOffice extends Migration {
  override up(): void {
    this.addSql("alter table orders add column channel text not null default 'mini_program'");
    this.addSql('alter table orders add column external_no text');
    this.addSql(
      'create unique index orders_of_channel on orders (merchant_id, channel, external_no) where external_no is not null',
    );
    this.addSql('alter table order_groups add column phone_tail text');
    this.addSql(
      'create index order_groups_phone_tails on order_groups (merchant_id, phone_tail) where phone_tail is not null',
    );
    // An order that somebody looks at keeps its code, so nobody else may get it meanwhile.
    this.addSql('drop index order_groups_open_codes');
    this.addSql(`create unique index order_groups_open_codes on order_groups (merchant_id, pickup_code)
      where state in ('AUDIT', 'PREPARING', 'READY_FOR_PICKUP')`);
    this.addSql(`create table order_audit_rules (
      merchant_id text primary key, rules text not null, changed_by text not null, changed_at bigint not null)`);
    this.addSql(`create table order_audits (
      order_id text primary key references orders (id), merchant_id text not null, state text not null,
      reasons text not null, on_silence text not null, opened_at bigint not null, due_at bigint not null,
      decided_at bigint, decided_by text, note text)`);
    this.addSql("create index order_audits_due on order_audits (due_at) where state = 'WAITING'");
    this.addSql(
      "create index order_audits_waiting on order_audits (merchant_id, opened_at, order_id) where state = 'WAITING'",
    );
    this.addSql(`create table order_remarks (
      merchant_id text not null, order_id text not null references orders (id), id text not null, staff_id text not null,
      words text not null, at bigint not null, primary key (order_id, id))`);
    this.addSql('create index order_remarks_newest on order_remarks (merchant_id, order_id, at, id)');
  }
}
