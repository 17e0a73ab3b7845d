import { Migration } from '@mikro-orm/migrations';
import type { ModuleTables } from '#db';
import { Migration0003AccessExpires } from './access-sweeps.ts';

class Migration0001Access extends Migration {
  override up(): void {
    this.addSql(`create table staff (
      merchant_id text not null, id text not null, account text not null, name text not null,
      password_hash text not null, changed_at bigint not null,
      primary key (merchant_id, id), unique (merchant_id, account))`);
    // A grant for every store of the merchant has store_id '' (a null could not be part of the key).
    this.addSql(`create table staff_grants (
      merchant_id text not null, staff_id text not null, role text not null, store_id text not null,
      primary key (merchant_id, staff_id, role, store_id))`);
    this.addSql(`create table staff_sessions (
      merchant_id text not null, id text primary key, staff_id text not null, started_at bigint not null,
      expires_at bigint not null, ended_at bigint)`);
    this.addSql('create index staff_sessions_ended on staff_sessions (ended_at) where ended_at is not null');
    this.addSql(
      'create index staff_sessions_open on staff_sessions (merchant_id, staff_id) where ended_at is null',
    );
    this.addSql(`create table staff_sign_in_tries (
      merchant_id text not null, account text not null, tries integer not null, rest_until bigint not null,
      primary key (merchant_id, account))`);
    this.addSql(`create table audit_log (
      merchant_id text not null, seq bigint not null, actor text not null, action text not null,
      subject text not null, before_json text, after_json text, ip text, at bigint not null,
      previous_hash text not null, hash text not null, primary key (merchant_id, seq))`);
  }
}

class Migration0002StaffLife extends Migration {
  override up(): void {
    this.addSql('alter table staff add column disabled_at bigint');
    this.addSql('alter table staff add column signed_in_at bigint');
    this.addSql('alter table staff add column revision integer not null default 0');
    // One row per merchant, written by each change of staff: the changes queue up behind its lock.
    this.addSql(`create table staff_rosters (
      merchant_id text primary key, changes bigint not null)`);
    this.addSql('create index audit_log_actor on audit_log (merchant_id, actor, seq)');
    this.addSql('create index audit_log_action on audit_log (merchant_id, action, seq)');
  }
}

export const accessTables: ModuleTables = {
  entities: [],
  migrations: [
    { name: 'access/0001-access', class: Migration0001Access },
    { name: 'access/0002-staff-life', class: Migration0002StaffLife },
    { name: 'access/0003-access-expires', class: Migration0003AccessExpires },
  ],
};
