import { Migration } from '@mikro-orm/migrations';
import type { ModuleTables } from '#db';
import { Migration0002Giving, Migration0003SettledPasses } from './giving-tables.ts';

class Migration0001Marketing extends Migration {
  override up(): void {
    this.addSql(`create table promotions (
      merchant_id text not null, id text not null, kind text not null, title text not null, state text not null,
      from_at bigint not null, until_at bigint not null, rules text not null, created_at bigint not null,
      changed_at bigint not null, primary key (merchant_id, id), check (from_at < until_at))`);
    this.addSql('create index promotions_running on promotions (merchant_id, state, until_at)');
    // `lowest_fen` is the evidence for the price that is struck through, as it was on the day of publishing.
    this.addSql(`create table promotion_prices (
      merchant_id text not null, promotion_id text not null, sku_id text not null, price_fen bigint not null,
      per_member_max integer, lowest_fen bigint, lowest_from text, evidence_at bigint,
      primary key (merchant_id, promotion_id, sku_id), check (price_fen >= 0))`);
    // Pieces that a member has bought, or is buying, at a price for a time.
    this.addSql(`create table promotion_takes (
      merchant_id text not null, promotion_id text not null, sku_id text not null, member_id text not null,
      taken integer not null, primary key (merchant_id, promotion_id, sku_id, member_id), check (taken >= 0))`);
    this.addSql('create index promotion_takes_of_member on promotion_takes (merchant_id, member_id)');
    this.addSql(`create table promotion_order_takes (
      merchant_id text not null, order_id text not null, promotion_id text not null, sku_id text not null,
      member_id text, quantity integer not null, state text not null,
      primary key (merchant_id, order_id, promotion_id, sku_id))`);
    this.addSql(
      'create index promotion_order_takes_of_member on promotion_order_takes (merchant_id, member_id)',
    );
    this.addSql(`create table sold_prices (
      merchant_id text not null, sku_id text not null, day text not null, lowest_fen bigint not null,
      primary key (merchant_id, sku_id, day))`);
    this.addSql('create index sold_prices_day on sold_prices (day)');
    this.addSql(`create table coupon_templates (
      merchant_id text not null, id text not null, kind text not null, title text not null, state text not null,
      audience text not null, rules text not null, total integer not null, remaining integer not null,
      per_member_max integer not null, per_member_day_max integer not null, claim_from bigint not null,
      claim_until bigint not null, created_at bigint not null, changed_at bigint not null,
      primary key (merchant_id, id), check (remaining >= 0 and remaining <= total))`);
    this.addSql(
      'create index coupon_templates_open on coupon_templates (merchant_id, audience, state, claim_until)',
    );
    // `seq` counts the coupons that she has had of one template; `given_for` is the natural key of the gift.
    // `member_id` null = she was forgotten; what a store or an order has used stays in the figures.
    this.addSql(`create table coupons (
      merchant_id text not null, id text not null, template_id text not null, member_id text, seq integer not null,
      state text not null, number text not null, alias text not null, given_by text not null,
      given_for text not null, valid_from bigint not null, valid_until bigint not null, issued_at bigint not null,
      order_id text, locked_until bigint, used_at bigint, store_id text, staff_id text, device text,
      reminded_days integer, primary key (merchant_id, id))`);
    this.addSql('create unique index coupons_seq on coupons (merchant_id, member_id, template_id, seq)');
    this.addSql('create unique index coupons_number on coupons (merchant_id, number)');
    this.addSql('create unique index coupons_alias on coupons (merchant_id, alias)');
    this.addSql('create unique index coupons_given_for on coupons (merchant_id, given_for)');
    this.addSql('create index coupons_of_template on coupons (merchant_id, template_id, state)');
    this.addSql('create index coupons_of_order on coupons (merchant_id, order_id)');
    this.addSql(
      "create index coupons_running_out on coupons (valid_until) where state in ('ISSUED', 'RETURNED')",
    );
    this.addSql(`create table coupon_takers (
      merchant_id text not null, template_id text not null, member_id text not null, taken integer not null,
      day text not null, day_taken integer not null, primary key (merchant_id, template_id, member_id))`);
    this.addSql('create index coupon_takers_of_member on coupon_takers (merchant_id, member_id)');
    // Fingerprints: who reads the table can use none of the codes.
    this.addSql(`create table coupon_exchange_codes (
      merchant_id text not null, hash text not null, template_id text not null, batch_id text not null,
      made_at bigint not null, used_at bigint, primary key (merchant_id, hash))`);
    this.addSql('create index coupon_exchange_codes_of on coupon_exchange_codes (merchant_id, template_id)');
  }
}

export const marketingTables: ModuleTables = {
  entities: [],
  migrations: [
    { name: 'marketing/0001-marketing', class: Migration0001Marketing },
    { name: 'marketing/0002-giving', class: Migration0002Giving },
    { name: 'marketing/0003-settled-passes', class: Migration0003SettledPasses },
  ],
};
