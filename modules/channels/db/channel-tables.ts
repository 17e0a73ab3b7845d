import { Migration } from '@mikro-orm/migrations';
import type { ModuleTables } from '#db';

class Migration0001Channels extends Migration {
  override up(): void {
    // `content`: sealed under the name of this one order, because it has to become an order later perhaps.
    this.addSql(`create table channel_orders (
      merchant_id text not null, channel text not null, external_no text not null, id text not null unique,
      revision bigint not null, state text not null, order_id text, goods text not null, problems text not null,
      content text, seen_at bigint not null, primary key (merchant_id, channel, external_no))`);
    this.addSql('create index channel_orders_newest on channel_orders (merchant_id, seen_at, id)');
    this.addSql(
      "create index channel_orders_tasks on channel_orders (merchant_id, seen_at, id) where problems <> '[]'",
    );
    this.addSql(
      'create unique index channel_orders_ours on channel_orders (merchant_id, order_id) where order_id is not null',
    );
    this.addSql(`create table channel_refunds (
      merchant_id text not null, channel text not null, external_no text not null, refund_no text not null,
      after_sale_id text not null, at bigint not null, primary key (merchant_id, channel, external_no, refund_no))`);
    this.addSql('create index channel_refunds_ours on channel_refunds (merchant_id, after_sale_id)');
    this.addSql(`create table channel_articles (
      merchant_id text not null, channel text not null, article text not null, sku_id text not null,
      named_by text not null, named_at bigint not null, primary key (merchant_id, channel, article))`);
  }
}

export const channelTables: ModuleTables = {
  entities: [],
  migrations: [{ name: 'channels/0001-channels', class: Migration0001Channels }],
};
