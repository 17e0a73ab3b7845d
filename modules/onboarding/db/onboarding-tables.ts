import { Migration } from '@mikro-orm/migrations';
import type { ModuleTables } from '#db';

/** `member_id` is null once she closed her account: the hash alone stays, so that she is not brought in again. */
class Migration0001ImportedMembers extends Migration {
  override up(): void {
    this.addSql(`create table imported_members (
      merchant_id text not null, external_hash text not null, phone_hash text not null, member_id text,
      external_id text, birth_year text, sealed_for text, tier_name text, opening_points bigint not null,
      source text not null, legal_basis text not null, is_new integer not null, imported_at bigint not null,
      primary key (merchant_id, external_hash))`);
    this.addSql('create index imported_members_member on imported_members (merchant_id, member_id)');
    this.addSql(`create table activation_rewards (
      merchant_id text not null, member_id text not null, campaign text not null, act text not null,
      points bigint not null, rewarded_at bigint not null, primary key (merchant_id, member_id, campaign))`);
    this.addSql(`create table activation_rules (
      merchant_id text primary key, points bigint not null, changed_at bigint not null)`);
  }
}

/** Stored value that the shop owed in its earlier system. */
class Migration0002OpeningBalances extends Migration {
  override up(): void {
    for (const column of ['opening_principal_fen', 'opening_gift_fen'])
      this.addSql(`alter table imported_members add column ${column} bigint not null default 0`);
  }
}

export const onboardingTables: ModuleTables = {
  entities: [],
  migrations: [
    { name: 'onboarding/0001-imported-members', class: Migration0001ImportedMembers },
    { name: 'onboarding/0002-opening-balances', class: Migration0002OpeningBalances },
  ],
};
