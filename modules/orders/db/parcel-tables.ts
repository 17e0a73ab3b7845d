import { Migration } from '@mikro-orm/migrations';

/**
 * 拆单发货 (ORD-04): parcels of a part that leaves in several. `order_groups.parcels` counts them, so that whoever loads an
 * order that left in one asks nothing more.
 */
export class Migration0010Parcels extends Migration {
  override up(): void {
    this.addSql(
      'alter table order_groups add column parcels integer not null default 0 check (parcels >= 0)',
    );
    this.addSql(`create table order_parcels (
      order_id text not null references orders (id), store_id text not null, tracking_number text not null,
      merchant_id text not null, position integer not null, carrier text not null, pieces text not null,
      sent_at bigint not null, received_at bigint, primary key (order_id, store_id, tracking_number))`);
  }
}
