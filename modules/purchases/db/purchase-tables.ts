import { Migration } from '@mikro-orm/migrations';
import type { ModuleTables } from '#db';

/** `lines` is JSON. `member_id` is null once she closed her account: the number alone stays, so that it is not brought in again. */
class Migration0001Purchases extends Migration {
  override up(): void {
    this.addSql(`create table imported_purchases (
      merchant_id text not null, id text not null, channel text not null, number text not null, member_id text,
      store_id text, bought_at bigint not null, paid_fen bigint not null check (paid_fen >= 0),
      refunded_fen bigint not null check (refunded_fen >= 0 and refunded_fen <= paid_fen), lines text not null,
      imported_at bigint not null, primary key (merchant_id, id), unique (merchant_id, channel, number))`);
    this.addSql(
      'create index imported_purchases_of_member on imported_purchases (merchant_id, member_id, bought_at, id)',
    );
    // Where the fifths of all buyers end; sums over everybody, nobody's own.
    this.addSql(`create table purchase_bounds (
      merchant_id text primary key, day text not null, bounds text not null)`);
  }
}

export const purchaseTables: ModuleTables = {
  entities: [],
  migrations: [{ name: 'purchases/0001-purchases', class: Migration0001Purchases }],
};
