import { Migration } from '@mikro-orm/migrations';

export class Migration0005Exposures extends Migration {
  override up(): void {
    // `rows_json`: `ShownRow[]`.
    this.addSql(`create table feed_exposures (
      merchant_id text not null, id text not null, member_id text not null, store_id text not null,
      place text not null, policy text not null, at bigint not null, rows_json text not null,
      primary key (merchant_id, id))`);
    this.addSql('create index feed_exposures_member on feed_exposures (merchant_id, member_id, at)');
    this.addSql('create index feed_exposures_at on feed_exposures (merchant_id, at)');
    // How often each product was shown, by day: says nothing about anybody and stays when lists are deleted.
    this.addSql(`create table feed_exposure_counts (
      merchant_id text not null, product_id text not null, day integer not null, shown integer not null,
      primary key (merchant_id, day, product_id))`);
  }
}
