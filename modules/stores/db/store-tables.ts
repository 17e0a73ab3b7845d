import { Migration } from '@mikro-orm/migrations';
import type { ModuleTables } from '#db';

class Migration0001Stores extends Migration {
  override up(): void {
    this.addSql(`create table stores (
      merchant_id text not null, id text not null, name text not null, district text not null,
      address text not null, phone text not null, latitude double precision not null,
      longitude double precision not null, hours text not null, primary key (merchant_id, id))`);
  }
}

class Migration0002Tours extends Migration {
  override up(): void {
    this.addSql(`create table store_tours (
      merchant_id text not null, store_id text not null, document text not null,
      primary key (merchant_id, store_id))`);
  }
}

/** GB/T 2260; empty where it is not known. */
class Migration0003DistrictCodes extends Migration {
  override up(): void {
    this.addSql("alter table stores add column district_code text not null default ''");
  }
}

class Migration0004StoreLife extends Migration {
  override up(): void {
    this.addSql("alter table stores add column region_id text not null default ''");
    this.addSql(`create table store_regions (
      merchant_id text not null, id text not null, name text not null, parent_id text not null,
      primary key (merchant_id, id), unique (merchant_id, parent_id, name))`);
    // Changes of one merchant's tree queue up behind this row: two moves together could close a circle.
    this.addSql('create table store_region_trees (merchant_id text primary key, changes bigint not null)');
    // store_id '' = all stores; a store's own day beats it.
    this.addSql(`create table store_special_days (
      merchant_id text not null, store_id text not null, day text not null, opens_minute integer not null,
      closes_minute integer not null, note text not null, primary key (merchant_id, store_id, day))`);
    this.addSql(`create table store_news (
      merchant_id text not null, id text not null, store_id text not null, title text not null,
      text text not null, from_at bigint not null, until_at bigint, primary key (merchant_id, id))`);
    this.addSql('create index store_news_of_store on store_news (merchant_id, store_id, from_at)');
    this.addSql(`create table store_codes (
      merchant_id text not null, token text not null, store_id text not null, position text not null,
      campaign text not null, created_at bigint not null, ended_at bigint, primary key (merchant_id, token))`);
    this.addSql('create index store_codes_of_store on store_codes (merchant_id, store_id, token)');
  }
}

export const storeTables: ModuleTables = {
  entities: [],
  migrations: [
    { name: 'stores/0001-stores', class: Migration0001Stores },
    { name: 'stores/0002-tours', class: Migration0002Tours },
    { name: 'stores/0003-district-codes', class: Migration0003DistrictCodes },
    { name: 'stores/0004-store-life', class: Migration0004StoreLife },
  ],
};
