import { Migration } from '@mikro-orm/migrations';
import type { ModuleTables } from '#db';
import { Migration0002SealedAccounts } from './sealing-tables.ts';

class Migration0001ProfitSharing extends Migration {
  override up(): void {
    // A name is kept only as WeChat is told it, under its key; we cannot open it.
    this.addSql(`create table profit_receivers (
      merchant_id text not null, id text not null, type text not null, account text not null,
      relation text not null, sealed_name text, state text not null, problem text, looks integer not null,
      next_look_at bigint not null, created_at bigint not null,
      primary key (merchant_id, id), unique (merchant_id, type, account))`);
    this.addSql(
      "create index profit_receivers_due on profit_receivers (next_look_at) where state in ('ADDING', 'REMOVING')",
    );
    this.addSql(`create table profit_payments (
      merchant_id text not null, order_id text not null, transaction_id text not null, paid_fen bigint not null,
      limit_fen bigint not null, requests integer not null check (requests <= 50),
      asked_fen bigint not null check (asked_fen >= 0 and asked_fen <= limit_fen),
      given_fen bigint not null check (given_fen <= asked_fen),
      returned_fen bigint not null check (returned_fen <= given_fen), refunding_fen bigint not null,
      pending integer not null check (pending >= 0), state text not null, unfrozen_fen bigint not null,
      primary key (merchant_id, order_id))`);
    this.addSql(`create table profit_shares (
      merchant_id text not null, id text not null, order_id text not null, share_id text not null,
      out_order_no text not null unique, transaction_id text not null, unfreezes integer not null,
      state text not null, problem text, looks integer not null, next_look_at bigint not null,
      created_at bigint not null, primary key (merchant_id, id), unique (merchant_id, order_id, share_id))`);
    this.addSql(
      "create index profit_shares_due on profit_shares (next_look_at) where state in ('REQUESTED', 'PROCESSING')",
    );
    this.addSql(`create table profit_parts (
      merchant_id text not null, share_id text not null, position integer not null, order_id text not null,
      receiver_id text not null, type text not null, account text not null,
      amount_fen bigint not null check (amount_fen > 0), description text not null, result text not null,
      reason text, returning_fen bigint not null check (returning_fen >= 0 and returning_fen <= amount_fen),
      primary key (merchant_id, share_id, position))`);
    this.addSql('create index profit_parts_of_order on profit_parts (merchant_id, order_id)');
    this.addSql(`create table profit_returns (
      merchant_id text not null, id text not null, order_id text not null, share_id text not null,
      position integer not null, out_return_no text not null unique, amount_fen bigint not null check (amount_fen > 0),
      state text not null, problem text, looks integer not null, next_look_at bigint not null,
      primary key (merchant_id, id))`);
    this.addSql('create index profit_returns_of_order on profit_returns (merchant_id, order_id)');
    this.addSql(
      "create index profit_returns_due on profit_returns (next_look_at) where state in ('REQUESTED', 'PROCESSING')",
    );
    this.addSql(`create table profit_refunds (
      merchant_id text not null, refund_id text not null, order_id text not null, amount_fen bigint not null,
      primary key (merchant_id, refund_id))`);
  }
}

export const sharingTables: ModuleTables = {
  entities: [],
  migrations: [
    { name: 'profit-sharing-0001', class: Migration0001ProfitSharing },
    { name: 'profit-sharing-0002', class: Migration0002SealedAccounts },
  ],
};
