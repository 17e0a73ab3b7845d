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

export const storeTables: ModuleTables = {
  entities: [],
  migrations: [{ name: 'stores/0001-stores', class: Migration0001Stores }],
};
