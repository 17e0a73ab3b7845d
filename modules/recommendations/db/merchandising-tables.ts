import { Migration } from '@mikro-orm/migrations';

export class Migration0004Merchandising extends Migration {
  override up(): void {
    // `target` is `product` or `category`; `place` and `factor` belong to pins and boosts.
    this.addSql(`create table merchandising_rules (
      merchant_id text not null, id text not null, store_id text, target text not null, target_id text not null,
      effect text not null, place integer, factor double precision, promoted integer not null,
      starts_at bigint not null, ends_at bigint, created_by text not null, created_at bigint not null,
      ended_by text, primary key (merchant_id, id))`);
    this.addSql(
      'create index merchandising_rules_newest on merchandising_rules (merchant_id, created_at, id)',
    );
    this.addSql(`create table merchandising_versions (
      merchant_id text primary key, version bigint not null)`);
  }
}
