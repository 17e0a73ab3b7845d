import { Migration } from '@mikro-orm/migrations';
import type { ModuleTables } from '#db';

/** `problems` is JSON: row numbers, columns and rules, no values. */
class Migration0001Imports extends Migration {
  override up(): void {
    this.addSql(`create table import_runs (
      merchant_id text not null, id text not null, kind text not null, store_id text, dry_run integer not null,
      state text not null, problem text, rows_read integer not null, created integer not null,
      changed integer not null, unchanged integer not null, failed integer not null, problems text not null,
      started_by text not null, started_at bigint not null, seen_at bigint not null,
      primary key (merchant_id, id))`);
    this.addSql('create index import_runs_newest on import_runs (merchant_id, started_at, id)');
  }
}

export const importTables: ModuleTables = {
  entities: [],
  migrations: [{ name: 'imports/0001-imports', class: Migration0001Imports }],
};
