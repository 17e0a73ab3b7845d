import { Migration } from '@mikro-orm/migrations';
import type { ModuleTables } from '#db';

class Migration0001Webhooks extends Migration {
  override up(): void {
    this.addSql(`create table webhook_subscriptions (
      merchant_id text not null, id text not null, url text not null, kinds text not null, created_at bigint not null,
      primary key (merchant_id, id))`);
    // `aggregate`: what an event is about, an order; deliveries about the same one keep their order.
    this.addSql(`create table webhook_deliveries (
      merchant_id text not null, id text not null, subscription_id text not null, event_id text not null,
      kind text not null, aggregate text not null, body text not null, state text not null,
      attempts int not null default 0, due_at bigint not null, last_status int, last_error text,
      created_at bigint not null, primary key (merchant_id, id))`);
    this.addSql(
      'create unique index webhook_deliveries_once on webhook_deliveries (merchant_id, subscription_id, event_id)',
    );
    this.addSql(`create index webhook_deliveries_due on webhook_deliveries (due_at) where state = 'WAITING'`);
    this.addSql(`create index webhook_deliveries_order
      on webhook_deliveries (merchant_id, subscription_id, aggregate, event_id) where state = 'WAITING'`);
    this.addSql(
      'create index webhook_deliveries_newest on webhook_deliveries (merchant_id, subscription_id, created_at, id)',
    );
    this.addSql('create index webhook_deliveries_old on webhook_deliveries (created_at)');
  }
}

/** How many subscriptions a merchant has, so that their limit is a guard and not a look. */
class Migration0002SubscriptionCounts extends Migration {
  override up(): void {
    this.addSql(`create table webhook_counts (
      merchant_id text not null primary key, made integer not null check (made >= 0))`);
    this.addSql(`insert into webhook_counts (merchant_id, made)
      select merchant_id, count(*) from webhook_subscriptions group by merchant_id`);
  }
}

export const webhookTables: ModuleTables = {
  entities: [],
  migrations: [
    { name: 'webhooks/0001-webhooks', class: Migration0001Webhooks },
    { name: 'webhooks/0002-subscription-counts', class: Migration0002SubscriptionCounts },
  ],
};
