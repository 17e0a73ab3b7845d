import { Migration } from '@mikro-orm/migrations';
import type { ModuleTables } from '#db';
import { Migration0003AtTill } from './at-till-tables.ts';
import { Migration0004RealNames } from './real-names.ts';
import { Migration0002SpentApprovals } from './spent-approvals.ts';

class Migration0001StoredValue extends Migration {
  override up(): void {
    this.addSql(`create table stored_value_settings (
      merchant_id text primary key, settings text not null, changed_by text not null, changed_at bigint not null)`);
    this.addSql(`create table stored_value_offers (
      merchant_id text not null, id text not null, title text not null, pay_fen bigint not null,
      gift_fen bigint not null, gift_points bigint not null, gift_coupons text not null, from_at bigint,
      until_at bigint, per_member_max integer, active integer not null, changed_at bigint not null,
      primary key (merchant_id, id), check (pay_fen > 0 and gift_fen >= 0 and gift_points >= 0))`);
    // An offer as it was when she took it, and what is left of it: the oldest recharge is used up first.
    // `member_id` null = she was forgotten; the books stay.
    this.addSql(`create table stored_value_recharges (
      merchant_id text not null, id text not null, member_id text, offer_id text not null, store_id text,
      title text not null, pay_fen bigint not null, gift_fen bigint not null, gift_points bigint not null,
      gift_coupons text not null, state text not null, principal_left bigint not null, gift_left bigint not null,
      paid_out_fen bigint not null, created_at bigint not null, pay_before bigint not null, credited_at bigint,
      primary key (merchant_id, id),
      check (principal_left >= 0 and principal_left <= pay_fen and gift_left >= 0 and gift_left <= gift_fen))`);
    this.addSql(
      'create index stored_value_recharges_of_member on stored_value_recharges (merchant_id, member_id, credited_at, id)',
    );
    this.addSql(
      "create index stored_value_recharges_open on stored_value_recharges (pay_before) where state = 'PENDING'",
    );
    this.addSql(`create table stored_value_uses (
      merchant_id text not null, biz_type text not null, biz_id text not null, member_id text,
      title text not null, state text not null, principal bigint not null, gift bigint not null,
      principal_back bigint not null, gift_back bigint not null, at bigint not null,
      primary key (merchant_id, biz_type, biz_id),
      check (principal_back >= 0 and principal_back <= principal and gift_back >= 0 and gift_back <= gift))`);
    this.addSql('create index stored_value_uses_of_member on stored_value_uses (merchant_id, member_id)');
    this.addSql(`create table stored_value_use_parts (
      merchant_id text not null, biz_type text not null, biz_id text not null, recharge_id text not null,
      seq integer not null, principal bigint not null, gift bigint not null, principal_back bigint not null,
      gift_back bigint not null, primary key (merchant_id, biz_type, biz_id, recharge_id),
      check (principal_back >= 0 and principal_back <= principal and gift_back >= 0 and gift_back <= gift))`);
    this.addSql(
      'create index stored_value_use_parts_of on stored_value_use_parts (merchant_id, recharge_id)',
    );
    this.addSql(`create table stored_value_refunds (
      merchant_id text not null, biz_type text not null, biz_id text not null, refund_id text not null,
      principal bigint not null, gift bigint not null, at bigint not null,
      primary key (merchant_id, biz_type, biz_id, refund_id))`);
    this.addSql(`create table stored_value_entries (
      merchant_id text not null, id text not null, member_id text not null, title text not null,
      principal_change bigint not null, gift_change bigint not null, principal_after bigint not null,
      gift_after bigint not null, at bigint not null, primary key (merchant_id, id))`);
    this.addSql(
      'create index stored_value_entries_of_member on stored_value_entries (merchant_id, member_id, id)',
    );
    this.addSql(`create table stored_value_cash_outs (
      merchant_id text not null, id text not null, member_id text, recharge_id text not null,
      principal bigint not null, gift bigint not null, refund_fen bigint not null, channel text not null,
      state text not null, reference text, reason text, requested_at bigint not null, decided_at bigint,
      paid_at bigint, primary key (merchant_id, id))`);
    this.addSql(
      'create index stored_value_cash_outs_of_member on stored_value_cash_outs (merchant_id, member_id)',
    );
    this.addSql(
      'create index stored_value_cash_outs_of_recharge on stored_value_cash_outs (merchant_id, recharge_id)',
    );
    this.addSql(`create table pay_passwords (
      merchant_id text not null, member_id text not null, hash text not null, set_at bigint not null,
      minute bigint not null, minute_tries integer not null, day text not null, day_tries integer not null,
      primary key (merchant_id, member_id))`);
  }
}

export const storedValueTables: ModuleTables = {
  entities: [],
  migrations: [
    { name: 'stored-value/0001-stored-value', class: Migration0001StoredValue },
    { name: 'stored-value/0002-spent-approvals', class: Migration0002SpentApprovals },
    { name: 'stored-value/0003-at-till', class: Migration0003AtTill },
    { name: 'stored-value/0004-real-names', class: Migration0004RealNames },
  ],
};
