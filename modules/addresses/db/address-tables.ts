import { Migration } from '@mikro-orm/migrations';
import type { ModuleTables } from '#db';

/** `held` is the number of her addresses: a guard on it holds whoever adds at the same time. */
class Migration0001Addresses extends Migration {
  override up(): void {
    this.addSql(`create table member_addresses (
      merchant_id text not null, id text not null, member_id text not null, region_code text not null,
      region text not null, sealed text not null, sealed_for text not null, created_at bigint not null,
      primary key (merchant_id, id))`);
    this.addSql('create index member_addresses_member on member_addresses (merchant_id, member_id)');
    this.addSql(`create table address_books (
      merchant_id text not null, member_id text not null, held integer not null, default_id text,
      primary key (merchant_id, member_id))`);
  }
}

export const addressTables: ModuleTables = {
  entities: [],
  migrations: [{ name: 'addresses/0001-addresses', class: Migration0001Addresses }],
};
