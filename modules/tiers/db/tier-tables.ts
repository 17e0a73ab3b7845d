import { Migration } from '@mikro-orm/migrations';
import type { ModuleTables } from '#db';
import { Migration0002Benefits } from './benefit-tables.ts';

class Migration0001Tiers extends Migration {
  override up(): void {
    this.addSql(`create table tier_rules (
      merchant_id text primary key, rules text not null, changed_by text not null, changed_at bigint not null)`);
    this.addSql(`create table tier_standings (
      merchant_id text not null, member_id text not null, level integer not null, base_level integer not null,
      growth bigint not null, period_start bigint not null, period_ends bigint not null, earlier_start bigint,
      earlier_base_level integer, override_level integer, override_until bigint,
      primary key (merchant_id, member_id), check (level >= 1 and base_level >= 1))`);
    this.addSql('create index tier_standings_ending on tier_standings (period_ends)');
    // `counts_at` says for which period: of a reversal the instant of what it reverses.
    this.addSql(`create table tier_growth (
      merchant_id text not null, id text not null, member_id text not null, biz_type text not null,
      biz_id text not null, direction text not null, title text not null, change bigint not null,
      counts_at bigint not null, level_after integer not null, at bigint not null,
      primary key (merchant_id, id), unique (merchant_id, biz_type, biz_id, direction))`);
    this.addSql('create index tier_growth_of_member on tier_growth (merchant_id, member_id, id)');
    this.addSql(`create table tier_purchases (
      merchant_id text not null, order_id text not null, store_id text not null, member_id text,
      goods_fen bigint, settled_at bigint, refunded_fen bigint not null, credited bigint, reversed bigint not null,
      primary key (merchant_id, order_id, store_id))`);
    this.addSql('create index tier_purchases_of_member on tier_purchases (merchant_id, member_id)');
    this.addSql(`create table tier_refunds (
      merchant_id text not null, order_id text not null, store_id text not null, refund_id text not null,
      primary key (merchant_id, order_id, store_id, refund_id))`);
  }
}

export const tierTables: ModuleTables = {
  entities: [],
  migrations: [
    { name: 'tiers/0001-tiers', class: Migration0001Tiers },
    { name: 'tiers/0002-benefits', class: Migration0002Benefits },
  ],
};
