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

export class Migration0007ExposureDays extends Migration {
  override up(): void {
    // The last seven days are summed every minute, single days are read and old ones deleted: all by day.
    this.addSql(
      'create index feed_exposure_counts_day on feed_exposure_counts (day, merchant_id, product_id, shown)',
    );
  }
}
