import { Migration } from '@mikro-orm/migrations';
import type { ModuleTables } from '#db';

class Migration0001Messages extends Migration {
  override up(): void {
    this.addSql(`create table message_templates (
      merchant_id text not null, kind text not null, template_id text not null, page text not null, fields text not null,
      is_lasting int not null, is_enabled int not null, changed_at bigint not null, primary key (merchant_id, kind))`);
    // One row per question that she has answered: how many messages she allows, or any number (`is_lasting`).
    this.addSql(`create table message_grants (
      merchant_id text not null, member_id text not null, template_id text not null,
      credits int not null default 0 check (credits >= 0), is_lasting int not null default 0,
      changed_at bigint not null, refused_at bigint, primary key (merchant_id, member_id, template_id))`);
    this.addSql(`create table messages (
      merchant_id text not null, id text not null, member_id text not null, event_id text not null, kind text not null,
      order_id text not null, title text not null, text text not null, facts text not null, at bigint not null,
      read_at bigint, send_state text not null, credit_of text, attempts int not null default 0, due_at bigint not null,
      provider_id text, why text, sent_at bigint, dead_at bigint, primary key (merchant_id, id))`);
    this.addSql('create unique index messages_once on messages (merchant_id, event_id, member_id, kind)');
    this.addSql('create index messages_inbox on messages (merchant_id, member_id, at, id)');
    this.addSql(`create index messages_unread on messages (merchant_id, member_id) where read_at is null`);
    this.addSql(`create index messages_due on messages (due_at) where send_state = 'WAITING'`);
    this.addSql(
      `create index messages_dead on messages (merchant_id, dead_at, id) where send_state = 'DEAD'`,
    );
    this.addSql(
      `create index messages_sent on messages (merchant_id, provider_id) where provider_id is not null`,
    );
    this.addSql('create index messages_at on messages (at)');
    this.addSql(`create table wechat_pushes (
      merchant_id text not null, key_hash text not null, seen_at bigint not null, primary key (merchant_id, key_hash))`);
    this.addSql('create index wechat_pushes_seen on wechat_pushes (seen_at)');
  }
}

/** What is swept is found without reading what is left. */
class Migration0002SpentGrants extends Migration {
  override up(): void {
    this.addSql(`create index message_grants_spent on message_grants (merchant_id, member_id)
      where credits = 0 and is_lasting = 0`);
  }
}

/** Messages about the member herself, and what staff are told. */
class Migration0003News extends Migration {
  override up(): void {
    this.addSql(`alter table messages add column subject text not null default ''`);
    this.addSql('alter table messages add column in_inbox int not null default 1');
    // One for all who work at the store; who has read it is noted by itself.
    this.addSql(`create table staff_notices (
      merchant_id text not null, id text not null, store_id text not null, event_id text not null, kind text not null,
      sku_id text not null, title text not null, text text not null, at bigint not null, primary key (merchant_id, id))`);
    this.addSql('create unique index staff_notices_once on staff_notices (merchant_id, event_id)');
    this.addSql('create index staff_notices_newest on staff_notices (merchant_id, store_id, at, id)');
    this.addSql('create index staff_notices_at on staff_notices (at)');
    this.addSql(`create table staff_notice_reads (
      merchant_id text not null, notice_id text not null, staff_id text not null, read_at bigint not null,
      primary key (merchant_id, notice_id, staff_id))`);
  }
}

export const messageTables: ModuleTables = {
  entities: [],
  migrations: [
    { name: 'messages/0001-messages', class: Migration0001Messages },
    { name: 'messages/0002-spent-grants', class: Migration0002SpentGrants },
    { name: 'messages/0003-news', class: Migration0003News },
  ],
};
