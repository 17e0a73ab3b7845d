import { Migration } from '@mikro-orm/migrations';
import type { ModuleTables } from '#db';

class Migration0001Points extends Migration {
  override up(): void {
    this.addSql(`create table points_lots (
      merchant_id text not null, id text not null, member_id text not null, source text not null,
      state text not null check (state in ('PENDING', 'AVAILABLE')), earned bigint not null,
      remaining bigint not null, available_at bigint, expires_at bigint, reminded_days integer not null,
      created_at bigint not null, primary key (merchant_id, id),
      check (remaining >= 0 and remaining <= earned))`);
    this.addSql('create index points_lots_of_member on points_lots (merchant_id, member_id, expires_at, id)');
    this.addSql(
      "create index points_lots_waiting on points_lots (available_at) where state = 'PENDING' and remaining > 0",
    );
    this.addSql(
      "create index points_lots_ending on points_lots (expires_at) where state = 'AVAILABLE' and remaining > 0",
    );
    // What she reads: `change` of her usable points, `pending_change` of those that wait.
    this.addSql(`create table points_entries (
      merchant_id text not null, id text not null, member_id text not null, biz_type text not null,
      biz_id text not null, direction text not null, source text not null, title text not null,
      change bigint not null, pending_change bigint not null, usable_after bigint not null, at bigint not null,
      primary key (merchant_id, id), unique (merchant_id, biz_type, biz_id, direction))`);
    this.addSql('create index points_entries_of_member on points_entries (merchant_id, member_id, id)');
    this.addSql(`create table points_burns (
      merchant_id text not null, biz_type text not null, biz_id text not null, lot_id text not null,
      amount bigint not null, returned bigint not null,
      primary key (merchant_id, biz_type, biz_id, lot_id), check (returned >= 0 and returned <= amount))`);
    // One store's part of an order, whichever of paid, received and refunded is heard of first.
    // `earned` null = nothing was credited yet: not paid, or by somebody who has not accepted the terms.
    this.addSql(`create table points_purchases (
      merchant_id text not null, order_id text not null, store_id text not null, member_id text,
      goods_fen bigint, paid_at bigint, received_at bigint, lot_id text, earned bigint, reversed bigint not null,
      primary key (merchant_id, order_id, store_id), check (reversed >= 0 and reversed <= coalesce(earned, 0)))`);
    this.addSql('create index points_purchases_of_member on points_purchases (merchant_id, member_id)');
    this.addSql(`create table points_refunds (
      merchant_id text not null, order_id text not null, store_id text not null, refund_id text not null,
      goods_fen bigint not null, at bigint not null,
      primary key (merchant_id, order_id, store_id, refund_id))`);
    this.addSql(`create table points_days (
      merchant_id text not null, member_id text not null, source text not null, day text not null,
      earned bigint not null, primary key (merchant_id, member_id, source, day))`);
    this.addSql(`create table points_rules (
      merchant_id text primary key, rules text not null, changed_by text not null, changed_at bigint not null)`);
    // `day` is a business day, e.g. 2026-11-21.
    this.addSql(`create table check_ins (
      merchant_id text not null, member_id text not null, day text not null, streak integer not null,
      made_up integer not null, reward integer not null, at bigint not null,
      primary key (merchant_id, member_id, day))`);
    this.addSql(`create table check_in_cards (
      merchant_id text not null, member_id text not null, month text not null, used integer not null,
      primary key (merchant_id, member_id, month))`);
  }
}

/** What was asked for, so that a repeat with another amount is refused; null = the rules said how many, or an older line. */
class Migration0002Asked extends Migration {
  override up(): void {
    this.addSql('alter table points_entries add column asked bigint');
  }
}

export const pointsTables: ModuleTables = {
  entities: [],
  migrations: [
    { name: 'points/0001-points', class: Migration0001Points },
    { name: 'points/0002-asked', class: Migration0002Asked },
  ],
};
