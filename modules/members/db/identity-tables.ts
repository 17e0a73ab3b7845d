import { Migration } from '@mikro-orm/migrations';

/**
 * Names move from the member's row into rows of their own (MEM-03): a shadow member has no openid, a merged one has
 * several. SQLite cannot take a column out of a UNIQUE key, so the table is written anew.
 */
export class Migration0003Identities extends Migration {
  override up(): void {
    this.addSql(`create table member_identities (
      merchant_id text not null, kind text not null, issuer text not null, subject text not null,
      member_id text not null, sealed text, sealed_for text, linked_at bigint not null, used_at bigint not null,
      primary key (merchant_id, kind, issuer, subject))`);
    this.addSql('create index member_identities_member on member_identities (merchant_id, member_id)');
    this.addSql(`insert into member_identities
      (merchant_id, kind, issuer, subject, member_id, linked_at, used_at)
      select merchant_id, 'wx_openid', app_id, openid, id, joined_at, joined_at from members`);
    this.addSql(`insert into member_identities
      (merchant_id, kind, issuer, subject, member_id, linked_at, used_at)
      select merchant_id, 'wx_unionid', '', unionid, min(id), min(joined_at), min(joined_at) from members
      where unionid is not null group by merchant_id, unionid`);
    this.addSql(`create table members_anew (
      merchant_id text not null, id text not null, nickname text not null, avatar_url text, home_store_id text,
      joined_at bigint not null, state text not null, merged_into text, enrolled_by text, activated_at bigint,
      revision integer not null default 0, primary key (merchant_id, id))`);
    this.addSql(`insert into members_anew
      (merchant_id, id, nickname, avatar_url, home_store_id, joined_at, state, activated_at)
      select merchant_id, id, nickname, avatar_url, home_store_id, joined_at, 'active', joined_at from members`);
    this.addSql('drop table members');
    this.addSql('alter table members_anew rename to members');
  }
}
