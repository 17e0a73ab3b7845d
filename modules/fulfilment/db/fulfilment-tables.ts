import { Migration } from '@mikro-orm/migrations';
import type { ModuleTables } from '#db';

/** `store_id` '' = every store. */
class Migration0001Rules extends Migration {
  override up(): void {
    this.addSql(`create table freight_templates (
      merchant_id text not null, id text not null, store_id text not null, name text not null,
      document text not null, is_default integer not null, primary key (merchant_id, id))`);
    this.addSql(
      'create unique index freight_templates_default on freight_templates (merchant_id, store_id) where is_default = 1',
    );
    this.addSql(`create table freight_goods (
      merchant_id text not null, sku_id text not null, template_id text not null, weight_grams integer not null,
      volume_cm3 integer not null, primary key (merchant_id, sku_id))`);
    this.addSql(`create table delivery_areas (
      merchant_id text not null, store_id text not null, document text not null,
      primary key (merchant_id, store_id))`);
    this.addSql(`create table slot_plans (
      merchant_id text not null, store_id text not null, kind text not null, document text not null,
      primary key (merchant_id, store_id, kind))`);
    this.addSql(`create table slot_counts (
      merchant_id text not null, store_id text not null, kind text not null, starts_at bigint not null,
      taken integer not null check (taken >= 0), primary key (merchant_id, store_id, kind, starts_at))`);
    this.addSql(`create table slot_bookings (
      merchant_id text not null, order_id text not null, store_id text not null, kind text not null,
      starts_at bigint not null, ends_at bigint not null, primary key (merchant_id, order_id, store_id))`);
  }
}

/** One parcel per store and order. None of these tables says whose it is: the order does. */
class Migration0002HandingOver extends Migration {
  override up(): void {
    this.addSql(`create table parcels (
      merchant_id text not null, order_id text not null, store_id text not null, state text not null,
      carrier text not null, tracking_number text not null, made_here integer not null, reason text not null,
      asked_at bigint not null, shipped_at bigint, signed_at bigint, poll_at bigint, polls integer not null,
      primary key (merchant_id, order_id, store_id))`);
    this.addSql("create index parcels_to_poll on parcels (poll_at) where state = 'ON_THE_WAY'");
    this.addSql("create index parcels_signed on parcels (signed_at) where state = 'SIGNED'");
    this.addSql('create index parcels_by_number on parcels (merchant_id, tracking_number)');
    this.addSql(`create table track_events (
      merchant_id text not null, order_id text not null, store_id text not null, at bigint not null,
      kind text not null, text text not null, primary key (merchant_id, order_id, store_id, at, kind))`);
    this.addSql(`create table shipping_reports (
      merchant_id text not null, order_id text not null, transaction_id text not null, state text not null,
      reports integer not null check (reports <= 2), reported text not null, reason text not null,
      reported_at bigint, reminded_at bigint, primary key (merchant_id, order_id))`);
    this.addSql(`create table courier_runs (
      merchant_id text not null, id text not null, order_id text not null, store_id text not null,
      state text not null, courier_ref text not null, fee_fen bigint not null, rider_id text not null,
      tries integer not null, reason text not null, asked_at bigint not null, look_at bigint,
      taken_at bigint, delivered_at bigint, primary key (merchant_id, id))`);
    // A run that was cancelled may be followed by another one; two at a time may not be.
    this.addSql(`create unique index courier_runs_open on courier_runs (merchant_id, order_id, store_id)
      where state <> 'CANCELLED'`);
    this.addSql('create index courier_runs_of_store on courier_runs (merchant_id, store_id, id)');
    this.addSql(
      "create index courier_runs_to_look on courier_runs (look_at) where state in ('ASKED', 'SEARCHING', 'CARRIED')",
    );
    this.addSql(`create table pickup_pieces (
      merchant_id text not null, order_id text not null, store_id text not null, sku_id text not null,
      taken integer not null check (taken >= 0), primary key (merchant_id, order_id, store_id, sku_id))`);
    this.addSql(`create table pickup_waits (
      merchant_id text not null, order_id text not null, store_id text not null, ready_at bigint not null,
      remind_at bigint, lapse_at bigint, primary key (merchant_id, order_id, store_id))`);
    this.addSql(
      'create index pickup_waits_to_remind on pickup_waits (remind_at) where remind_at is not null',
    );
    this.addSql('create index pickup_waits_to_lapse on pickup_waits (lapse_at) where lapse_at is not null');
  }
}

/** When a payment that WeChat was told nothing about is looked at again; null = not any more. */
class Migration0003ReportsToLookAt extends Migration {
  override up(): void {
    this.addSql('alter table shipping_reports add column look_at bigint');
    this.addSql('alter table shipping_reports add column looks integer not null default 0');
    this.addSql('update shipping_reports set look_at = 0 where reports = 0');
    this.addSql('create index shipping_reports_to_look on shipping_reports (look_at) where reports = 0');
  }
}

class Migration0004PickupRules extends Migration {
  override up(): void {
    this.addSql(`create table pickup_rules (
      merchant_id text not null, store_id text not null, document text not null,
      primary key (merchant_id, store_id))`);
  }
}

/**
 * 拆单发货 (ORD-04): parcels of one part by their own numbers; '' = the part's only one, or the one that was asked for
 * through the assistant. The key of a table is altered in place by no database, so both are written anew.
 */
class Migration0005SeveralParcels extends Migration {
  override up(): void {
    this.addSql('alter table parcels rename to parcels_one_per_part');
    this.addSql('alter table track_events rename to track_events_one_per_part');
    this.addSql(`create table parcels (
      merchant_id text not null, order_id text not null, store_id text not null, parcel text not null default '',
      state text not null, carrier text not null, tracking_number text not null, made_here integer not null,
      reason text not null, asked_at bigint not null, shipped_at bigint, signed_at bigint, poll_at bigint,
      polls integer not null, primary key (merchant_id, order_id, store_id, parcel))`);
    const [ofParcels, ofTracks] = [
      `merchant_id, order_id, store_id, state, carrier, tracking_number, made_here, reason, asked_at, shipped_at,
       signed_at, poll_at, polls`,
      'merchant_id, order_id, store_id, at, kind, text',
    ];
    this.addSql(`insert into parcels (${ofParcels}) select ${ofParcels} from parcels_one_per_part`);
    this.addSql(`create table track_events (
      merchant_id text not null, order_id text not null, store_id text not null, parcel text not null default '',
      at bigint not null, kind text not null, text text not null,
      primary key (merchant_id, order_id, store_id, parcel, at, kind))`);
    this.addSql(`insert into track_events (${ofTracks}) select ${ofTracks} from track_events_one_per_part`);
    this.addSql('drop table parcels_one_per_part');
    this.addSql('drop table track_events_one_per_part');
    this.addSql("create index parcels_to_poll on parcels (poll_at) where state = 'ON_THE_WAY'");
    this.addSql("create index parcels_signed on parcels (signed_at) where state = 'SIGNED'");
    this.addSql('create index parcels_by_number on parcels (merchant_id, tracking_number)');
  }
}

export const fulfilmentTables: ModuleTables = {
  entities: [],
  migrations: [
    { name: 'fulfilment/0001-rules', class: Migration0001Rules },
    { name: 'fulfilment/0002-handing-over', class: Migration0002HandingOver },
    { name: 'fulfilment/0003-reports-to-look-at', class: Migration0003ReportsToLookAt },
    { name: 'fulfilment/0004-pickup-rules', class: Migration0004PickupRules },
    { name: 'fulfilment/0005-several-parcels', class: Migration0005SeveralParcels },
  ],
};
