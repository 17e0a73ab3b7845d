import { Migration } from '@mikro-orm/migrations';
import type { ModuleTables } from '#db';

class Migration0001Favourites extends Migration {
  override up(): void {
    this.addSql(`create table favourites (
      merchant_id text not null, member_id text not null, product_id text not null, added_at bigint not null,
      primary key (merchant_id, member_id, product_id))`);
    this.addSql(
      'create index favourites_newest on favourites (merchant_id, member_id, added_at, product_id)',
    );
  }
}

export const favouriteTables: ModuleTables = {
  entities: [],
  migrations: [{ name: 'favourites/0001-favourites', class: Migration0001Favourites }],
};
