import { Migration } from '@mikro-orm/migrations';
import type { ModuleTables } from '#db';
import { Migration0008BackOffice } from './back-office-tables.ts';
import { UNSEALED } from './kept-delivery.ts';
import { Migration0010Parcels } from './parcel-tables.ts';
import { Migration0007RefundedLines } from './refund-tables.ts';
import { Migration0009TillSales } from './sql-till-sales.ts';

class Migration0001Orders extends Migration {
  override up(): void {
    this.addSql(`create table orders (
      id text primary key, merchant_id text not null, number text not null, member_id text not null,
      state text not null, payable_fen bigint not null check (payable_fen >= 0), placed_at bigint not null,
      pay_before bigint not null, close_at bigint not null, paid_at bigint, payment_id text,
      unique (merchant_id, number))`);
    this.addSql('create index orders_of_member on orders (merchant_id, member_id, placed_at, id)');
    this.addSql('create index orders_newest on orders (merchant_id, placed_at, id)');
    this.addSql("create index orders_unpaid on orders (close_at) where state = 'PENDING_PAY'");
    this.addSql(`create table order_groups (
      order_id text not null references orders (id), store_id text not null, merchant_id text not null,
      position integer not null, store_name text not null, state text not null, fulfilment text not null,
      pickup_code text, goods_fen bigint not null, discount_fen bigint not null, shipping_fen bigint not null,
      payable_fen bigint not null check (payable_fen >= 0), placed_at bigint not null, paid_at bigint,
      primary key (order_id, store_id))`);
    this.addSql(
      'create index order_groups_of_store on order_groups (merchant_id, store_id, placed_at, order_id)',
    );
    this.addSql('create index order_groups_paid on order_groups (merchant_id, paid_at)');
    this.addSql(`create unique index order_groups_open_codes on order_groups (merchant_id, pickup_code)
      where state in ('PREPARING', 'READY_FOR_PICKUP')`);
    this.addSql('create index order_groups_codes on order_groups (merchant_id, store_id, pickup_code)');
    this.addSql(`create table order_lines (
      order_id text not null, store_id text not null, position integer not null, merchant_id text not null,
      sku_id text not null, product_id text not null, title text not null, option_text text not null,
      image_url text not null, quantity integer not null check (quantity > 0), unit_price_fen bigint not null,
      discount_fen bigint not null, total_fen bigint not null check (total_fen >= 0),
      primary key (order_id, store_id, position),
      foreign key (order_id, store_id) references order_groups (order_id, store_id))`);
    // No state is entered twice (order-states.ts), so the state is part of the key.
    this.addSql(`create table order_timeline (
      order_id text not null references orders (id), scope text not null, state text not null,
      merchant_id text not null, at bigint not null, primary key (order_id, scope, state))`);
    this.addSql(`create table carts (
      merchant_id text not null, member_id text not null, changed_at bigint not null,
      primary key (merchant_id, member_id))`);
    this.addSql(`create table cart_lines (
      merchant_id text not null, member_id text not null, store_id text not null, sku_id text not null,
      quantity integer not null check (quantity > 0), added_at bigint not null,
      primary key (merchant_id, member_id, store_id, sku_id))`);
  }
}

class Migration0002Shipping extends Migration {
  override up(): void {
    this.addSql('alter table order_groups add column carrier text');
    this.addSql('alter table order_groups add column tracking_number text');
    this.addSql('alter table order_groups add column shipped_at bigint');
    this.addSql("create index order_groups_on_the_way on order_groups (shipped_at) where state = 'SHIPPED'");
  }
}

/** SEC-04: finds the addresses of older orders that are still to be sealed. */
class Migration0003SealedDeliveries extends Migration {
  override up(): void {
    this.addSql(`create index order_groups_unsealed on order_groups (order_id) where ${UNSEALED}`);
  }
}

/** What the shopper saw when she laid the line into her cart; a line from before has no memory of it. */
class Migration0004CartPrices extends Migration {
  override up(): void {
    this.addSql('alter table cart_lines add column seen_price_fen bigint');
    this.addSql('create index order_lines_of_sku on order_lines (merchant_id, sku_id)');
  }
}

/** What an order takes beside goods, why its lines cost what they cost, and what was chosen with a dish. */
class Migration0005Offers extends Migration {
  override up(): void {
    for (const column of [
      "coupons text not null default '[]'",
      "discounts text not null default '[]'",
      'points_burn bigint not null default 0',
      'points_worth_fen bigint not null default 0',
      'stored_value_fen bigint not null default 0 check (stored_value_fen >= 0)',
      // Null = the order's own id.
      'taken_as text',
      // Null = nobody but the shop itself was asked for money, or not yet.
      'provider text',
    ])
      this.addSql(`alter table orders add column ${column}`);
    for (const column of [
      "shares text not null default '[]'",
      'is_gift integer not null default 0',
      // Which offer gave it, and what it is worth.
      'gift text',
      "choices text not null default '[]'",
    ])
      this.addSql(`alter table order_lines add column ${column}`);
    this.addSql("alter table order_groups add column shipping_shares text not null default '[]'");
    // The same dish with other choices is another line: what was chosen joins the key, which no database alters in place.
    this.addSql('alter table cart_lines rename to cart_lines_before_choices');
    this.addSql(`create table cart_lines (
      merchant_id text not null, member_id text not null, store_id text not null, sku_id text not null,
      choice_key text not null, choices text not null, quantity integer not null check (quantity > 0), seen_price_fen bigint,
      added_at bigint not null, primary key (merchant_id, member_id, store_id, sku_id, choice_key))`);
    this.addSql(`insert into cart_lines
        (merchant_id, member_id, store_id, sku_id, choice_key, choices, quantity, seen_price_fen, added_at)
      select merchant_id, member_id, store_id, sku_id, '', '[]', quantity, seen_price_fen, added_at
      from cart_lines_before_choices`);
    this.addSql('drop table cart_lines_before_choices');
  }
}

/** Who looks at what members paid for, member by member (MEM-09). */
class Migration0006PaidOfMember extends Migration {
  override up(): void {
    this.addSql(`create index orders_paid_of_member on orders (merchant_id, member_id, paid_at, id)
      where paid_at is not null`);
  }
}

export const orderTables: ModuleTables = {
  entities: [],
  migrations: [
    { name: 'orders/0001-orders', class: Migration0001Orders },
    { name: 'orders/0002-shipping', class: Migration0002Shipping },
    { name: 'orders/0003-sealed-deliveries', class: Migration0003SealedDeliveries },
    { name: 'orders/0004-cart-prices', class: Migration0004CartPrices },
    { name: 'orders/0005-offers', class: Migration0005Offers },
    { name: 'orders/0006-paid-of-member', class: Migration0006PaidOfMember },
    { name: 'orders/0007-refunded-lines', class: Migration0007RefundedLines },
    { name: 'orders/0008-back-office', class: Migration0008BackOffice },
    { name: 'orders/0009-till-sales', class: Migration0009TillSales },
    { name: 'orders/0010-parcels', class: Migration0010Parcels },
  ],
};
