import { Migration } from '@mikro-orm/migrations';

/** A row per code shown, for about a minute. */
export class Migration0006MemberCodes extends Migration {
  override up(): void {
    this.addSql(`create table member_codes (
      merchant_id text not null, nonce text not null, member_id text not null, step bigint not null,
      is_spent integer not null, primary key (merchant_id, nonce))`);
    this.addSql('create index member_codes_step on member_codes (step)');
  }
}
