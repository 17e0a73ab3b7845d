import { Migration } from '@mikro-orm/migrations';

/** PRV-02: where a consent was given. Not part of older entries, and left out of their hashes. */
export class Migration0004Evidence extends Migration {
  override up(): void {
    this.addSql('alter table consent_ledger add column page text');
    this.addSql('alter table consent_ledger add column device text');
  }
}

/** PRV-06, PRV-07: what members asked for, and until when the law wants it done. */
export class Migration0005Rights extends Migration {
  override up(): void {
    this.addSql(`create table exports (
      merchant_id text not null, id text not null, member_id text not null, state text not null,
      requested_at bigint not null, due_at bigint not null, ready_at bigint, expires_at bigint,
      primary key (merchant_id, id))`);
    this.addSql(
      "create unique index exports_under_way on exports (merchant_id, member_id) where state = 'REQUESTED'",
    );
    this.addSql('create index exports_newest on exports (merchant_id, requested_at, id)');
    // `sealed` under her own key: a copy of everything about one person is the most personal row of all.
    this.addSql(`create table export_files (
      merchant_id text not null, export_id text not null, member_id text not null, name text not null,
      content_type text not null, sealed text not null, primary key (merchant_id, export_id, name))`);
    this.addSql(`create table account_closures (
      merchant_id text not null, id text not null, member_id text not null, state text not null,
      requested_at bigint not null, due_at bigint not null, erase_at bigint not null, ended_at bigint,
      blocked_by text, certificate text, primary key (merchant_id, id))`);
    this.addSql(
      "create unique index account_closures_open on account_closures (merchant_id, member_id) where state = 'COOLING_OFF'",
    );
    this.addSql('create index account_closures_newest on account_closures (merchant_id, requested_at, id)');
  }
}

export class Migration0006ExportLooks extends Migration {
  override up(): void {
    this.addSql('alter table exports add column next_look_at bigint not null default 0');
  }
}
