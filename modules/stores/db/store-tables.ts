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

export const storeTables: ModuleTables = {
  entities: [],
  migrations: [
    { name: 'stores/0001-stores', class: Migration0001Stores },
    { name: 'stores/0002-tours', class: Migration0002Tours },
    { name: 'stores/0003-district-codes', class: Migration0003DistrictCodes },
  ],
};
