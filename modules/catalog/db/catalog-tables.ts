import { Migration } from '@mikro-orm/migrations';
import type { ModuleTables } from '#db';
import { Migration0003Authoring } from './authoring-tables.ts';
import { Migration0005Pages } from './page-tables.ts';
import { Migration0004Synonyms, Migration0006Lists } from './search-tables.ts';

class Migration0001Catalog extends Migration {
  override up(): void {
    this.addSql(`create table categories (
      merchant_id text not null, id text not null, name text not null, parent_id text,
      position integer not null, primary key (merchant_id, id))`);
    this.addSql(`create table products (
      merchant_id text not null, id text not null, category_id text not null, title text not null,
      subtitle text not null, description text not null, brand text not null, tags text not null,
      images text not null, option_names text not null, search_text text not null, listed_at bigint not null,
      durable integer not null, on_sale integer not null, primary key (merchant_id, id))`);
    this.addSql('create index products_newest on products (merchant_id, listed_at, id)');
    this.addSql(`create table skus (
      merchant_id text not null, id text not null, product_id text not null, position integer not null,
      code text not null, option_values text not null, price_fen bigint not null check (price_fen >= 0),
      list_price_fen bigint not null check (list_price_fen >= 0), image_url text not null, ar_item_id text,
      try_on text, on_sale integer not null, primary key (merchant_id, id), unique (merchant_id, code),
      unique (merchant_id, product_id, option_values))`);
    this.addSql(`create table store_prices (
      merchant_id text not null, store_id text not null, sku_id text not null,
      price_fen bigint not null check (price_fen >= 0), primary key (merchant_id, store_id, sku_id))`);
  }
}

/** A product's size table, as JSON; null where it has none. */
class Migration0002Sizes extends Migration {
  override up(): void {
    this.addSql('alter table products add column sizes text');
  }
}

/** How many groups a merchant has, so that their limit is a guard and not a look. */
class Migration0007ModifierCounts extends Migration {
  override up(): void {
    this.addSql(`create table modifier_group_counts (
      merchant_id text not null primary key, made integer not null check (made >= 0))`);
    this.addSql(`insert into modifier_group_counts (merchant_id, made)
      select merchant_id, count(*) from modifier_groups group by merchant_id`);
  }
}

/** Every list of a shop window asks what is used up today. */
class Migration0008SoldOutToday extends Migration {
  override up(): void {
    this.addSql('create index sold_out_of_day on sold_out_days (merchant_id, day, store_id, sku_id)');
  }
}

export const catalogTables: ModuleTables = {
  entities: [],
  migrations: [
    { name: 'catalog/0001-catalog', class: Migration0001Catalog },
    { name: 'catalog/0002-sizes', class: Migration0002Sizes },
    { name: 'catalog/0003-authoring', class: Migration0003Authoring },
    { name: 'catalog/0004-synonyms', class: Migration0004Synonyms },
    { name: 'catalog/0005-pages', class: Migration0005Pages },
    { name: 'catalog/0006-lists', class: Migration0006Lists },
    { name: 'catalog/0007-modifier-counts', class: Migration0007ModifierCounts },
    { name: 'catalog/0008-sold-out-today', class: Migration0008SoldOutToday },
  ],
};
