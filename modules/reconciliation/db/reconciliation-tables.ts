import { Migration } from '@mikro-orm/migrations';
import type { ModuleTables } from '#db';

class Migration0001Reconciliation extends Migration {
  override up(): void {
    this.addSql(`create table reconciliation_runs (
      merchant_id text not null, provider text not null, day text not null, state text not null,
      step text not null, place text, tally text not null, tries integer not null, rounds integer not null,
      next_look_at bigint not null, problem text, finished_at bigint, lease text, leased_until bigint not null,
      primary key (merchant_id, provider, day))`);
    this.addSql(
      "create index reconciliation_runs_due on reconciliation_runs (merchant_id, next_look_at) where state <> 'DONE'",
    );
    // Numbers and sums only: who paid is on the provider's bill and is not kept.
    this.addSql(`create table reconciliation_lines (
      merchant_id text not null, provider text not null, day text not null, seq integer not null,
      kind text not null, number text not null, transaction_id text not null, amount_fen bigint not null,
      at bigint not null, primary key (merchant_id, provider, day, seq))`);
    this.addSql(
      'create index reconciliation_lines_number on reconciliation_lines (merchant_id, provider, kind, number)',
    );
    this.addSql(`create table reconciliation_differences (
      merchant_id text not null, id text not null, provider text not null, day text not null, kind text not null,
      number text not null, order_id text, payment_id text, ours_fen bigint, theirs_fen bigint, ours_state text,
      state text not null, found_at bigint not null, provider_says text, looks integer not null,
      next_look_at bigint not null, closed_at bigint, closed_by text, closing_reason text,
      primary key (merchant_id, id), unique (merchant_id, provider, kind, number))`);
    this.addSql(
      'create index reconciliation_differences_newest on reconciliation_differences (merchant_id, found_at, id)',
    );
    this.addSql(`create index reconciliation_differences_waiting on reconciliation_differences (merchant_id, state, id)
      where state in ('CARRIED', 'REPAIRING', 'OPEN')`);
    this.addSql(`create table reconciliation_notes (
      merchant_id text not null, difference_id text not null, seq integer not null, text text not null,
      staff_id text not null, at bigint not null, primary key (merchant_id, difference_id, seq))`);
  }
}

/** Old lines are taken away every hour: found by their age, among those of three months. */
class Migration0002LinesByAge extends Migration {
  override up(): void {
    this.addSql('create index reconciliation_lines_age on reconciliation_lines (at)');
  }
}

export const reconciliationTables: ModuleTables = {
  entities: [],
  migrations: [
    { name: 'reconciliation-0001', class: Migration0001Reconciliation },
    { name: 'reconciliation-0002-lines-by-age', class: Migration0002LinesByAge },
  ],
};
