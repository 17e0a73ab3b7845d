import { Migration } from '@mikro-orm/migrations';
import type { ModuleTables } from '#db';

class Migration0001Ledger extends Migration {
  override up(): void {
    // `balance` = sum of the account's entries; `entries` = how many there are, and the seq of the last one.
    this.addSql(`create table ledger_accounts (
      merchant_id text not null, unit text not null check (unit in ('points', 'fen')), kind text not null,
      owner text not null, may_owe integer not null, balance bigint not null,
      held bigint not null check (held >= 0), entries bigint not null,
      primary key (merchant_id, unit, kind, owner), check (may_owe = 1 or balance >= held))`);
    this.addSql('create index ledger_accounts_of_owner on ledger_accounts (merchant_id, owner)');
    this.addSql(`create table ledger_transfers (
      merchant_id text not null, id text not null, biz_type text not null, biz_id text not null,
      direction text not null, memo text not null, at bigint not null,
      primary key (merchant_id, id), unique (merchant_id, biz_type, biz_id, direction))`);
    // Append-only: no statement of ours changes or deletes a row.
    this.addSql(`create table ledger_entries (
      merchant_id text not null, unit text not null, kind text not null, owner text not null,
      seq bigint not null, transfer_id text not null, amount bigint not null check (amount <> 0),
      balance_after bigint not null,
      primary key (merchant_id, unit, kind, owner, seq),
      foreign key (merchant_id, transfer_id) references ledger_transfers (merchant_id, id))`);
    this.addSql('create index ledger_entries_of_transfer on ledger_entries (merchant_id, transfer_id)');
    this.addSql(`create table ledger_holds (
      merchant_id text not null, biz_type text not null, biz_id text not null, unit text not null,
      kind text not null, owner text not null, amount bigint not null check (amount > 0),
      captured bigint not null, released bigint not null, at bigint not null,
      primary key (merchant_id, biz_type, biz_id), check (captured + released <= amount))`);
    this.addSql(`create index ledger_holds_open on ledger_holds (merchant_id, unit, kind, owner)
      where captured + released < amount`);
    // What the nightly check found; `faults` is JSON, at most some hundred lines.
    this.addSql(`create table ledger_checks (
      merchant_id text not null, day text not null, at bigint not null, accounts bigint not null,
      transfers bigint not null, fault_count integer not null, faults text not null,
      primary key (merchant_id, day))`);
  }
}

export const ledgerTables: ModuleTables = {
  entities: [],
  migrations: [{ name: 'ledger/0001-ledger', class: Migration0001Ledger }],
};
