import { Migration } from '@mikro-orm/migrations';

/** Transfers, stock-takes, what other systems tell, and who waits for goods. */
export class Migration0003Warehousing extends Migration {
  override up(): void {
    this.addSql(`create table stock_transfers (
      merchant_id text not null, id text not null, from_store text not null, to_store text not null,
      state text not null, note text not null, sent_by text not null, sent_at bigint not null, closed_at bigint,
      primary key (merchant_id, id))`);
    this.addSql('create index stock_transfers_newest on stock_transfers (merchant_id, sent_at, id)');
    this.addSql(`create table stock_transfer_lines (
      merchant_id text not null, transfer_id text not null, sku_id text not null,
      sent bigint not null check (sent > 0), received bigint not null, lost bigint not null,
      check (received >= 0 and lost >= 0 and received + lost <= sent),
      primary key (merchant_id, transfer_id, sku_id))`);
    this.addSql(
      'create index stock_in_transit on stock_transfer_lines (merchant_id, sku_id) where received + lost < sent',
    );
    this.addSql(`create table stock_takes (
      merchant_id text not null, id text not null, store_id text not null, state text not null, note text not null,
      opened_by text not null, opened_at bigint not null, closed_at bigint, primary key (merchant_id, id))`);
    this.addSql('create index stock_takes_newest on stock_takes (merchant_id, opened_at, id)');
    // What was expected is never shown before it was counted.
    this.addSql(`create table stock_take_lines (
      merchant_id text not null, take_id text not null, sku_id text not null, position bigint not null,
      expected bigint not null, counted bigint check (counted >= 0), counted_by text, posted integer not null,
      primary key (merchant_id, take_id, sku_id))`);
    this.addSql(`create table stock_external (
      merchant_id text not null, source text not null, sku_id text not null, store_id text not null,
      version bigint not null, primary key (merchant_id, source, sku_id, store_id))`);
    this.addSql(`create table stock_shortages (
      merchant_id text not null, document text not null, sku_id text not null, store_id text not null,
      pieces bigint not null check (pieces > 0), at bigint not null,
      primary key (merchant_id, document, sku_id, store_id))`);
    this.addSql('create index stock_shortages_newest on stock_shortages (merchant_id, at, document)');
    this.addSql(`create table restock_subscriptions (
      merchant_id text not null, member_id text not null, sku_id text not null, store_id text not null,
      asked_at bigint not null, told_at bigint, primary key (merchant_id, member_id, sku_id))`);
    this.addSql(`create index restock_waiting on restock_subscriptions (merchant_id, sku_id, asked_at, member_id)
      where told_at is null`);
  }
}
