import { Migration } from '@mikro-orm/migrations';

/** What friends took, or did not, is taken away after a while: whoever does looks for the oldest of it. */
export class Migration0003SettledPasses extends Migration {
  override up(): void {
    this.addSql("create index coupon_passes_settled on coupon_passes (settled_at) where state <> 'OPEN'");
  }
}

/** Coupons by a code to scan, for an order that was paid, and from friend to friend (MKT-08). */
export class Migration0002Giving extends Migration {
  override up(): void {
    // `passed_at`: a friend gave it, so nobody gives it on. `taken_back_at`: it was for an order that was given back.
    this.addSql('alter table coupons add column passed_at bigint');
    this.addSql('alter table coupons add column taken_back_at bigint');
    // A printed code is read by everybody, so it is no secret.
    this.addSql(`create table coupon_scenes (
      merchant_id text not null, scene text not null, template_id text not null, place text not null,
      made_at bigint not null, primary key (merchant_id, scene))`);
    this.addSql('create index coupon_scenes_of on coupon_scenes (merchant_id, template_id, scene)');
    // `member_id` gives; a fingerprint of the link, which whoever reads the table cannot use.
    this.addSql(`create table coupon_passes (
      merchant_id text not null, id text not null, coupon_id text not null, member_id text not null, hash text not null,
      state text not null, made_at bigint not null, ends_at bigint not null, settled_at bigint,
      primary key (merchant_id, id))`);
    this.addSql('create unique index coupon_passes_hash on coupon_passes (merchant_id, hash)');
    this.addSql('create index coupon_passes_of on coupon_passes (merchant_id, member_id)');
    this.addSql("create index coupon_passes_open on coupon_passes (ends_at) where state = 'OPEN'");
    // What was given for an order. The row without a template says what became of the order: who writes it goes first.
    this.addSql(`create table coupon_pay_gifts (
      merchant_id text not null, order_id text not null, template_id text not null, state text not null,
      primary key (merchant_id, order_id, template_id))`);
  }
}
