import { Migration } from '@mikro-orm/migrations';
import type { ModuleTables } from '#db';

class Migration0001AfterSales extends Migration {
  override up(): void {
    // `split` is written with the refund. `words` are emptied when she is forgotten.
    this.addSql(`create table after_sales (
      merchant_id text not null, id text not null, member_id text not null, order_id text not null,
      order_number text not null, store_id text not null, store_name text not null, type text not null,
      reason text not null, words text not null, state text not null, amount_fen bigint not null,
      shipping_fen bigint not null, is_unsent integer not null, exchange_sku_id text, parcel text, resent text,
      answer text, split text, money_way text, reference text, applied_at bigint not null, due_at bigint,
      primary key (merchant_id, id), check (amount_fen >= shipping_fen and shipping_fen >= 0))`);
    this.addSql('create index after_sales_of_member on after_sales (merchant_id, member_id, applied_at, id)');
    this.addSql('create index after_sales_of_store on after_sales (merchant_id, store_id, applied_at, id)');
    this.addSql('create index after_sales_newest on after_sales (merchant_id, applied_at, id)');
    this.addSql('create index after_sales_of_order on after_sales (merchant_id, order_id)');
    this.addSql('create index after_sales_due on after_sales (due_at) where due_at is not null');
    this.addSql(`create table after_sale_lines (
      merchant_id text not null, after_sale_id text not null, position integer not null, sku_id text not null,
      product_id text not null, title text not null, option_text text not null, image_url text not null,
      quantity integer not null check (quantity > 0), pieces integer not null check (pieces >= 0 and pieces <= quantity),
      amount_fen bigint not null check (amount_fen >= 0), condition text,
      primary key (merchant_id, after_sale_id, position),
      foreign key (merchant_id, after_sale_id) references after_sales (merchant_id, id))`);
    // No state is entered twice (after-sale-states.ts), so the state is part of the key.
    this.addSql(`create table after_sale_steps (
      merchant_id text not null, after_sale_id text not null, state text not null, at bigint not null,
      acted_by text not null, primary key (merchant_id, after_sale_id, state),
      foreign key (merchant_id, after_sale_id) references after_sales (merchant_id, id))`);
    this.addSql(`create table after_sale_settings (
      merchant_id text primary key, settings text not null, changed_by text not null, changed_at bigint not null)`);
  }
}

/** 凭证: a picture waits for the request that it is sent with, and is seen by nobody but the parties. */
class Migration0002Evidence extends Migration {
  override up(): void {
    this.addSql("alter table after_sales add column pictures text not null default '[]'");
    this.addSql(`create table after_sale_pictures (
      merchant_id text not null, id text not null, member_id text not null, after_sale_id text, picture text not null,
      made_at bigint not null, primary key (merchant_id, id))`);
    this.addSql('create index after_sale_pictures_of_member on after_sale_pictures (merchant_id, member_id)');
    this.addSql('create index after_sale_pictures_oldest on after_sale_pictures (made_at)');
  }
}

/** What the shop would pay instead, line by line. */
class Migration0003Offers extends Migration {
  override up(): void {
    this.addSql('alter table after_sales add column offer text');
  }
}

/**
 * SEC-04: under whose key the texts and the picture are; null = written in clear by an older version, until the upkeep has
 * come to it. A picture that waits has a `seat`, of which she has so many: two that arrive at once never take the same.
 */
class Migration0004Sealed extends Migration {
  override up(): void {
    this.addSql('alter table after_sales add column sealed_for text');
    this.addSql(
      'create index after_sales_unsealed on after_sales (merchant_id, id) where sealed_for is null',
    );
    this.addSql('alter table after_sale_pictures add column sealed_for text');
    this.addSql('alter table after_sale_pictures add column seat integer');
    this.addSql(
      'create index after_sale_pictures_unsealed on after_sale_pictures (merchant_id, id) where sealed_for is null',
    );
    this.addSql(
      'create unique index after_sale_pictures_seat on after_sale_pictures (merchant_id, member_id, seat) where seat is not null',
    );
  }
}

export const afterSaleTables: ModuleTables = {
  entities: [],
  migrations: [
    { name: 'after-sale/0001-after-sales', class: Migration0001AfterSales },
    { name: 'after-sale/0002-evidence', class: Migration0002Evidence },
    { name: 'after-sale/0003-offers', class: Migration0003Offers },
    { name: 'after-sale/0004-sealed', class: Migration0004Sealed },
  ],
};
