import { Migration } from '@mikro-orm/migrations';
import type { ModuleTables } from '#db';

class Migration0001Offers extends Migration {
  override up(): void {
    this.addSql(`create table points_offers (
      merchant_id text not null, id text not null, template_id text not null,
      points integer not null check (points > 0), total integer not null,
      taken integer not null default 0 check (taken >= 0 and taken <= total), is_on integer not null,
      created_at bigint not null, changed_at bigint not null, primary key (merchant_id, id))`);
    this.addSql('create index points_offers_on on points_offers (merchant_id, is_on, points, id)');
  }
}

export const pointsMallTables: ModuleTables = {
  entities: [],
  migrations: [{ name: 'points-mall/0001-offers', class: Migration0001Offers }],
};
