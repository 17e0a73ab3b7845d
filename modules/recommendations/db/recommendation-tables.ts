import { Migration } from '@mikro-orm/migrations';
import type { ModuleTables } from '#db';
import { Migration0002BehaviourLog } from './behaviour-log-tables.ts';
import { Migration0006Experiments } from './experiment-tables.ts';
import { Migration0005Exposures, Migration0007ExposureDays } from './exposure-tables.ts';
import { Migration0004Merchandising } from './merchandising-tables.ts';

class Migration0001Recommendations extends Migration {
  override up(): void {
    // `member_id` is 'nobody' for events that are counted without a name.
    this.addSql(`create table behaviour_events (
      merchant_id text not null, member_id text not null, id text not null, kind text not null,
      product_id text, sku_id text, store_id text, at bigint not null, received_at bigint not null,
      primary key (merchant_id, member_id, id))`);
    this.addSql('create index behaviour_events_member on behaviour_events (merchant_id, member_id, at)');
    this.addSql('create index behaviour_events_at on behaviour_events (merchant_id, at)');
    this.addSql(`create table personalisation_opt_outs (
      merchant_id text not null, member_id text not null, since bigint not null,
      primary key (merchant_id, member_id))`);
  }
}

class Migration0003MemberPulses extends Migration {
  override up(): void {
    this.addSql(`create table member_pulses (
      merchant_id text not null, member_id text not null, version bigint not null,
      primary key (merchant_id, member_id))`);
  }
}

export const recommendationTables: ModuleTables = {
  entities: [],
  migrations: [
    { name: 'recommendations/0001-behaviour', class: Migration0001Recommendations },
    { name: 'recommendations/0002-behaviour-log', class: Migration0002BehaviourLog },
    { name: 'recommendations/0003-member-pulses', class: Migration0003MemberPulses },
    { name: 'recommendations/0004-merchandising', class: Migration0004Merchandising },
    { name: 'recommendations/0005-exposures', class: Migration0005Exposures },
    { name: 'recommendations/0006-experiments', class: Migration0006Experiments },
    { name: 'recommendations/0007-exposure-days', class: Migration0007ExposureDays },
  ],
};
