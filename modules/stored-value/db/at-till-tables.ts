import { Migration } from '@mikro-orm/migrations';

/**
 * Stored value at a till (PAY-05). An agreement is what she said yes to, and stays as its proof when it has ended; one of
 * hers is open. A request asks her, on her own phone, for what is above her limit.
 */
export class Migration0003AtTill extends Migration {
  override up(): void {
    this.addSql(`create table stored_value_agreements (
      merchant_id text not null, id text not null, member_id text not null, limit_fen bigint not null,
      day_fen bigint not null, terms_version text not null, agreed_at bigint not null, ended_at bigint,
      day text not null, spent_fen bigint not null, primary key (merchant_id, id),
      check (limit_fen > 0 and limit_fen <= day_fen and spent_fen >= 0))`);
    this.addSql(`create unique index stored_value_agreements_open on stored_value_agreements (merchant_id, member_id)
      where ended_at is null`);
    this.addSql(`create table stored_value_requests (
      merchant_id text not null, id text not null, member_id text not null, store_id text not null,
      store_name text not null, amount_fen bigint not null, state text not null, created_at bigint not null,
      until_at bigint not null, decided_at bigint, used_by text, primary key (merchant_id, id))`);
    this.addSql(
      'create index stored_value_requests_of_member on stored_value_requests (merchant_id, member_id, created_at)',
    );
    this.addSql('create index stored_value_requests_until on stored_value_requests (until_at)');
  }
}
