import { Migration } from '@mikro-orm/migrations';
import type { ModuleTables } from '#db';

class Migration0001Segments extends Migration {
  override up(): void {
    // `rule` null = given by hand, in member_tags; otherwise a predicate, worked out when somebody asks.
    this.addSql(`create table tags (
      merchant_id text not null, id text not null, name text not null, rule text, created_by text not null,
      created_at bigint not null, primary key (merchant_id, id), unique (merchant_id, name))`);
    this.addSql(`create table member_tags (
      merchant_id text not null, member_id text not null, tag_id text not null, given_by text not null,
      given_at bigint not null, primary key (merchant_id, member_id, tag_id))`);
    this.addSql(`create table segments (
      merchant_id text not null, id text not null, name text not null, predicate text not null,
      created_by text not null, created_at bigint not null,
      primary key (merchant_id, id), unique (merchant_id, name))`);
    this.addSql(`create table segment_snapshots (
      merchant_id text not null, id text not null, segment_id text not null, name text not null,
      predicate text not null, size integer not null, taken_by text not null, taken_at bigint not null,
      primary key (merchant_id, id))`);
    // `rests_on` = ',a,b,': the grants without which she may not stay.
    this.addSql(`create table segment_snapshot_members (
      merchant_id text not null, snapshot_id text not null, member_id text not null, rests_on text not null,
      primary key (merchant_id, snapshot_id, member_id))`);
    this.addSql(
      'create index segment_snapshot_members_member on segment_snapshot_members (merchant_id, member_id)',
    );
  }
}

export const segmentTables: ModuleTables = {
  entities: [],
  migrations: [{ name: 'segments/0001-segments', class: Migration0001Segments }],
};
