import { Migration } from '@mikro-orm/migrations';
import type { ModuleTables } from '#db';
import { Migration0006MemberCodes } from './code-tables.ts';
import { Migration0003Identities } from './identity-tables.ts';
import { Migration0004Merges } from './merge-tables.ts';
import { Migration0010ReplacedPhones } from './replaced-phone-tables.ts';
import { Migration0009Sealing } from './sealing-tables.ts';
import { Migration0007SessionsExpire } from './session-sweeps.ts';
import { Migration0005SmsCodes } from './sms-tables.ts';
import { Migration0008Terms } from './terms-tables.ts';

class Migration0001Members extends Migration {
  override up(): void {
    this.addSql(`create table members (
      merchant_id text not null, id text not null, app_id text not null, openid text not null, unionid text,
      nickname text not null, avatar_url text, home_store_id text, joined_at bigint not null,
      primary key (merchant_id, id), unique (merchant_id, app_id, openid))`);
    this.addSql(`create table member_sessions (
      merchant_id text not null, id text primary key, member_id text not null, refresh_hash text not null,
      started_at bigint not null, refreshed_at bigint not null, expires_at bigint not null, ended_at bigint)`);
    this.addSql(
      'create index member_sessions_ended on member_sessions (ended_at) where ended_at is not null',
    );
  }
}

class Migration0002Preferences extends Migration {
  override up(): void {
    this.addSql(`create table member_preferences (
      merchant_id text not null, member_id text not null, chosen text not null, changed_at bigint not null,
      primary key (merchant_id, member_id))`);
    this.addSql('create index member_preferences_changed on member_preferences (changed_at)');
  }
}

export const memberTables: ModuleTables = {
  entities: [],
  migrations: [
    { name: 'members/0001-members', class: Migration0001Members },
    { name: 'members/0002-preferences', class: Migration0002Preferences },
    { name: 'members/0003-identities', class: Migration0003Identities },
    { name: 'members/0004-merges', class: Migration0004Merges },
    { name: 'members/0005-sms-codes', class: Migration0005SmsCodes },
    { name: 'members/0006-member-codes', class: Migration0006MemberCodes },
    { name: 'members/0007-sessions-expire', class: Migration0007SessionsExpire },
    { name: 'members/0008-terms', class: Migration0008Terms },
    { name: 'members/0009-sealing', class: Migration0009Sealing },
    { name: 'members/0010-replaced-phones', class: Migration0010ReplacedPhones },
  ],
};
