import { Migration } from '@mikro-orm/migrations';

/** Neither phone, code nor address can be read out of these rows: blind index, keyed hash, keyed hash. */
export class Migration0005SmsCodes extends Migration {
  override up(): void {
    this.addSql(`create table sms_codes (
      merchant_id text not null, phone text not null, hash text not null, sent_at bigint not null,
      expires_at bigint not null, tries integer not null, day integer not null, sent_on_day integer not null,
      primary key (merchant_id, phone))`);
    this.addSql(`create table sms_addresses (
      merchant_id text not null, address text not null, day integer not null, sent integer not null,
      primary key (merchant_id, address, day))`);
  }
}
