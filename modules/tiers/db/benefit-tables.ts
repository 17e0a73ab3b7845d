import { Migration } from '@mikro-orm/migrations';

/** MEM-05: what a level gives beside prices and points, and how much of it was had. */
export class Migration0002Benefits extends Migration {
  override up(): void {
    // `place`: 1, 2, 3 … of the month; null = given back; `<member>:1` = of somebody who was merged into her.
    this.addSql(`create table tier_free_shippings (
      merchant_id text not null, order_id text not null, member_id text, month text not null, place text,
      state text not null, primary key (merchant_id, order_id), unique (merchant_id, member_id, month, place))`);
    this.addSql(`create table tier_birthdays (
      merchant_id text not null, member_id text not null, sealed text not null, day_index text not null,
      told_at bigint not null, gift_year integer not null, primary key (merchant_id, member_id))`);
    this.addSql('create index tier_birthdays_day on tier_birthdays (merchant_id, day_index, gift_year)');
  }
}
