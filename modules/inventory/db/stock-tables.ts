import { Migration } from '@mikro-orm/migrations';
import type { ModuleTables } from '#db';

/** The checks repeat what the statements guarantee: a bug becomes an error instead of an oversold shelf. */
class Migration0001Stock extends Migration {
  override up(): void {
    this.addSql(`create table stock (
      merchant_id text not null, sku_id text not null, store_id text not null,
      on_hand bigint not null check (on_hand >= 0), available bigint not null check (available >= 0),
      reserved bigint not null check (reserved >= 0), version bigint not null,
      check (on_hand = available + reserved), primary key (merchant_id, sku_id, store_id))`);
    this.addSql(`create table stock_reservations (
      merchant_id text not null, id text not null, state text not null, expires_at bigint not null,
      primary key (merchant_id, id))`);
    this.addSql(
      "create index stock_reservations_held on stock_reservations (expires_at) where state = 'HELD'",
    );
    this.addSql(`create table stock_reservation_lines (
      merchant_id text not null, reservation_id text not null, sku_id text not null, store_id text not null,
      quantity bigint not null check (quantity > 0),
      primary key (merchant_id, reservation_id, sku_id, store_id))`);
    this.addSql(`create table stock_documents (
      merchant_id text not null, document text not null, at bigint not null,
      primary key (merchant_id, document))`);
    this.addSql(`create table stock_movements (
      merchant_id text not null, document text not null, sku_id text not null, store_id text not null,
      reason text not null, on_hand_change bigint not null, at bigint not null,
      primary key (merchant_id, document, sku_id, store_id))`);
  }
}

export const stockTables: ModuleTables = {
  entities: [],
  migrations: [{ name: 'inventory/0001-stock', class: Migration0001Stock }],
};
