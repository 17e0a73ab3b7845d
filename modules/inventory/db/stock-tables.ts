import { Migration } from '@mikro-orm/migrations';
import type { ModuleTables } from '#db';
import { Migration0003Warehousing } from './warehousing-tables.ts';

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

/**
 * Locations, levels and quotas. What a quota sets aside counts as reserved on the shelf, so that both equations of
 * X-07 hold at once: on_hand = available + reserved, and quota = sold + held + available inside the quota.
 */
class Migration0002Levels extends Migration {
  override up(): void {
    for (const column of [
      'safety bigint not null default 0 check (safety >= 0)',
      'offline_buffer bigint not null default 0 check (offline_buffer >= 0)',
      // Threshold in force; from `low_days` it is worked out anew every hour.
      'low_at bigint',
      'low_days integer',
      'low_delta bigint not null default 1',
      'low_armed integer not null default 1',
      'channel_quotas integer not null default 0',
      'changed_at bigint not null default 0',
    ])
      this.addSql(`alter table stock add column ${column}`);
    this.addSql('create index stock_changed on stock (merchant_id, changed_at)');
    this.addSql('create index stock_of_store on stock (merchant_id, store_id, sku_id)');
    this.addSql('create index stock_by_days on stock (merchant_id) where low_days is not null');
    for (const column of [
      'position bigint not null default 0',
      "actor text not null default 'system'",
      "note text not null default ''",
    ])
      this.addSql(`alter table stock_movements add column ${column}`);
    this.addSql(
      'create index stock_movements_newest on stock_movements (merchant_id, at, document, sku_id, store_id)',
    );
    this.addSql(
      'create index stock_movements_of_place on stock_movements (merchant_id, store_id, sku_id, at)',
    );
    this.addSql(`create table stock_locations (
      merchant_id text not null, id text not null, kind text not null, name text not null,
      online integer not null, changed_at bigint not null, primary key (merchant_id, id))`);
    this.addSql(`create table stock_settings (
      merchant_id text primary key, reserve_at text not null, hold_minutes integer not null,
      flash_hold_minutes integer not null, changed_at bigint not null)`);
    this.addSql(`create table stock_alerts (
      merchant_id text not null, sku_id text not null, store_id text not null, position bigint not null,
      at bigint not null, available bigint not null, low_at bigint not null, cleared_at bigint,
      primary key (merchant_id, sku_id, store_id, position))`);
    this.addSql(
      'create index stock_alerts_open on stock_alerts (merchant_id, at, sku_id, store_id) where cleared_at is null',
    );
    this.addSql(`create table stock_quotas (
      merchant_id text not null, id text not null, sku_id text not null, store_id text not null,
      mode text not null, overflow integer not null, state text not null, planned bigint not null,
      quota bigint not null, sold bigint not null check (sold >= 0), held bigint not null check (held >= 0),
      available bigint not null check (available >= 0), check (quota = sold + held + available),
      primary key (merchant_id, id, sku_id, store_id))`);
    this.addSql('create index stock_quotas_of_place on stock_quotas (merchant_id, store_id, sku_id)');
    this.addSql(`create table stock_reservation_quotas (
      merchant_id text not null, reservation_id text not null, quota_id text not null, sku_id text not null,
      store_id text not null, quantity bigint not null check (quantity > 0),
      primary key (merchant_id, reservation_id, quota_id, sku_id, store_id))`);
  }
}

export const stockTables: ModuleTables = {
  entities: [],
  migrations: [
    { name: 'inventory/0001-stock', class: Migration0001Stock },
    { name: 'inventory/0002-levels', class: Migration0002Levels },
    { name: 'inventory/0003-warehousing', class: Migration0003Warehousing },
  ],
};
