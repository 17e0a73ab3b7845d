import { Migration } from '@mikro-orm/migrations';

/**
 * What the console writes. A product is on the shelf at t when `on_sale = 1 and on_from <= t and t < on_until`
 * (no end = null): a question about rows, so that no job can be late. `announce_at` is only for telling others.
 */
export class Migration0003Authoring extends Migration {
  override up(): void {
    for (const column of [
      'external_id text',
      'drafted integer not null default 0',
      'on_from bigint not null default 0',
      'on_until bigint',
      'announce_at bigint',
      "attributes text not null default '{}'",
      'kitchen_group text',
      'version integer not null default 1',
    ])
      this.addSql(`alter table products add column ${column}`);
    this.addSql(`create unique index products_external on products (merchant_id, external_id)
      where external_id is not null`);
    this.addSql('create index products_to_announce on products (announce_at) where announce_at is not null');
    this.addSql('alter table skus add column barcode text');
    this.addSql('create unique index skus_barcodes on skus (merchant_id, barcode) where barcode is not null');
    this.addSql('create index skus_of_product on skus (merchant_id, product_id, position)');
    // One row per merchant: whoever changes the tree holds it, so that two moves cannot make a circle together.
    this.addSql(`create table category_trees (
      merchant_id text not null primary key, version integer not null)`);
    this.addSql(`create table category_attributes (
      merchant_id text not null, category_id text not null, attribute text not null, name text not null,
      kind text not null, unit text, choices text not null, required integer not null,
      position integer not null, primary key (merchant_id, category_id, attribute))`);
    this.addSql(`create table sku_components (
      merchant_id text not null, sku_id text not null, component_sku_id text not null,
      quantity integer not null check (quantity > 0), is_gift integer not null, position integer not null,
      primary key (merchant_id, sku_id, component_sku_id))`);
    this.addSql('create index sku_components_parts on sku_components (merchant_id, component_sku_id)');
    this.addSql(`create table tier_prices (
      merchant_id text not null, sku_id text not null, level integer not null,
      price_fen bigint not null check (price_fen >= 0), primary key (merchant_id, sku_id, level))`);
    // store_id '' = everywhere.
    this.addSql(`create table price_changes (
      merchant_id text not null, id text not null, sku_id text not null, store_id text not null,
      starts_at bigint not null, price_fen bigint not null check (price_fen >= 0),
      list_price_fen bigint check (list_price_fen >= 0), created_by text not null,
      primary key (merchant_id, id), unique (merchant_id, sku_id, store_id, starts_at))`);
    this.addSql('create index price_changes_due on price_changes (merchant_id, starts_at, id)');
    this.addSql(`create table store_assortment (
      merchant_id text not null, store_id text not null, product_id text not null, hidden integer not null,
      primary key (merchant_id, store_id, product_id))`);
    this.addSql(`create table dayparts (
      merchant_id text not null, id text not null, store_id text not null, name text not null,
      from_minute integer not null, until_minute integer not null, weekdays text not null,
      primary key (merchant_id, id))`);
    this.addSql('create index dayparts_of_store on dayparts (merchant_id, store_id, from_minute)');
    this.addSql(`create table daypart_products (
      merchant_id text not null, store_id text not null, product_id text not null, daypart_id text not null,
      primary key (merchant_id, store_id, product_id, daypart_id))`);
    this.addSql(`create table sold_out_days (
      merchant_id text not null, store_id text not null, sku_id text not null, day integer not null,
      marked_by text not null, marked_at bigint not null, primary key (merchant_id, store_id, sku_id))`);
    this.addSql(`create table modifier_groups (
      merchant_id text not null, id text not null, name text not null, min_choices integer not null,
      max_choices integer not null, primary key (merchant_id, id))`);
    this.addSql(`create table modifiers (
      merchant_id text not null, group_id text not null, id text not null, name text not null,
      price_delta_fen bigint not null, position integer not null, primary key (merchant_id, group_id, id))`);
    this.addSql(`create table product_modifiers (
      merchant_id text not null, product_id text not null, group_id text not null, position integer not null,
      primary key (merchant_id, product_id, group_id))`);
    this.addSql(`create table collections (
      merchant_id text not null, id text not null, name text not null, rule text not null,
      created_at bigint not null, primary key (merchant_id, id), unique (merchant_id, name))`);
    this.addSql(`create table catalog_settings (
      merchant_id text not null primary key, store_price_min_bps integer not null,
      store_price_max_bps integer not null)`);
  }
}
