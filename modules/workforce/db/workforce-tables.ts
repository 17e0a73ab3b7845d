import { Migration } from '@mikro-orm/migrations';
import type { ModuleTables } from '#db';

class Migration0001Workforce extends Migration {
  override up(): void {
    this.addSql(`create table shifts (
      merchant_id text not null, id text not null, store_id text not null, staff_id text not null,
      from_at bigint not null, until_at bigint not null, clocked_in_at bigint, clocked_out_at bigint,
      primary key (merchant_id, id))`);
    this.addSql('create index shifts_of_store on shifts (merchant_id, store_id, from_at, id)');
    this.addSql('create index shifts_of_staff on shifts (merchant_id, staff_id, from_at)');
    // One row per person: changes of her shifts queue up behind its lock, so that two of them cannot overlap.
    this.addSql(`create table shift_holds (
      merchant_id text not null, staff_id text not null, changes bigint not null,
      primary key (merchant_id, staff_id))`);
    // Either staff_id or role is '': to a person, or to whoever holds the role.
    this.addSql(`create table staff_tasks (
      merchant_id text not null, id text not null, store_id text not null, title text not null,
      details text not null, staff_id text not null, role text not null, due_at bigint not null,
      state text not null, given_by text not null, given_at bigint not null, ended_by text, ended_at bigint,
      primary key (merchant_id, id))`);
    this.addSql(
      'create index staff_tasks_of_store on staff_tasks (merchant_id, store_id, state, due_at, id)',
    );
    this.addSql(`create table staff_credits (
      merchant_id text not null, order_id text not null, store_id text not null, kind text not null,
      staff_id text not null, goods_fen bigint not null, at bigint not null,
      primary key (merchant_id, order_id, store_id, kind))`);
    this.addSql('create index staff_credits_of_store on staff_credits (merchant_id, store_id, at)');
    this.addSql(`create table staff_credit_refunds (
      merchant_id text not null, refund_id text not null, order_id text not null, store_id text not null,
      goods_fen bigint not null, at bigint not null, primary key (merchant_id, refund_id))`);
    this.addSql(
      'create index staff_credit_refunds_of_part on staff_credit_refunds (merchant_id, order_id, store_id)',
    );
  }
}

/** 提成: rates from a moment on, and where what is known of a part's commission meets. */
class Migration0002Commission extends Migration {
  override up(): void {
    // store_id '' = the chain; rate_bps null = as the chain has it.
    this.addSql(`create table staff_commission_rates (
      merchant_id text not null, store_id text not null, from_at bigint not null, rate_bps integer,
      set_by text not null, primary key (merchant_id, store_id, from_at))`);
    this.addSql(`create table staff_commissions (
      merchant_id text not null, order_id text not null, store_id text not null, received_at bigint,
      commission_fen bigint not null, primary key (merchant_id, order_id, store_id))`);
  }
}

export const workforceTables: ModuleTables = {
  entities: [],
  migrations: [
    { name: 'workforce/0001-workforce', class: Migration0001Workforce },
    { name: 'workforce/0002-commission', class: Migration0002Commission },
  ],
};
