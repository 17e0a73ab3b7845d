import { Migration } from '@mikro-orm/migrations';

/**
 * What goes back of each line (ORD-07): `asked` from the request on, `refunded` once the money is on its way. The checks
 * hold whatever the statements say.
 */
export class Migration0007RefundedLines extends Migration {
  override up(): void {
    for (const column of [
      'asked_quantity integer not null default 0 check (asked_quantity >= 0 and asked_quantity <= quantity)',
      'asked_fen bigint not null default 0 check (asked_fen >= 0 and asked_fen <= total_fen)',
      'refunded_quantity integer not null default 0 check (refunded_quantity >= 0 and refunded_quantity <= asked_quantity)',
      'refunded_fen bigint not null default 0 check (refunded_fen >= 0 and refunded_fen <= asked_fen)',
    ])
      this.addSql(`alter table order_lines add column ${column}`);
    for (const column of [
      'shipping_asked_fen bigint not null default 0 check (shipping_asked_fen >= 0 and shipping_asked_fen <= shipping_fen)',
      'shipping_refunded_fen bigint not null default 0 check (shipping_refunded_fen >= 0 and shipping_refunded_fen <= shipping_asked_fen)',
    ])
      this.addSql(`alter table order_groups add column ${column}`);
    for (const column of [
      'refunded_fen bigint not null default 0 check (refunded_fen >= 0 and refunded_fen <= payable_fen)',
      'points_back_fen bigint not null default 0 check (points_back_fen >= 0)',
    ])
      this.addSql(`alter table orders add column ${column}`);
  }
}
