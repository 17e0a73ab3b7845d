import { Migration } from '@mikro-orm/migrations';
import type { ModuleTables } from '#db';
import { Migration0004Evidence, Migration0005Rights, Migration0006ExportLooks } from './rights-tables.ts';
import { Migration0003Vault } from './vault-tables.ts';

class Migration0001Privacy extends Migration {
  override up(): void {
    this.addSql(`create table consent_ledger (
      merchant_id text not null, seq bigint not null, member_id text not null, purpose text not null,
      action text not null, notice_version integer not null, notice_hash text not null, channel text not null,
      at bigint not null, previous_hash text not null, hash text not null, primary key (merchant_id, seq))`);
    this.addSql(
      'create index consent_ledger_member on consent_ledger (merchant_id, member_id, purpose, seq)',
    );
    // Where each member stands now: what the ledger says, kept for reading.
    this.addSql(`create table consents (
      merchant_id text not null, member_id text not null, purpose text not null, live integer not null,
      notice_version integer not null, grant_seq bigint not null, seq bigint not null, changed_at bigint not null,
      primary key (merchant_id, member_id, purpose))`);
    this.addSql('create index consents_changed on consents (changed_at)');
    this.addSql(`create table birth_years (
      merchant_id text not null, member_id text not null, birth_year integer not null, told_at bigint not null,
      primary key (merchant_id, member_id))`);
    this.addSql('create index birth_years_told on birth_years (told_at)');
  }
}

/** PRV-10: what an owner approved, and her live switches. */
class Migration0002Permits extends Migration {
  override up(): void {
    this.addSql(`create table impact_assessments (
      id text primary key, merchant_id text not null, purpose text not null, version integer not null,
      document_hash text not null, approved_by text not null, approved_at bigint not null, expires_at bigint not null)`);
    this.addSql('create index impact_assessments_merchant on impact_assessments (merchant_id, approved_at)');
    this.addSql('create index impact_assessments_expiry on impact_assessments (expires_at)');
    this.addSql(`create table purpose_switches (
      merchant_id text not null, purpose text not null, is_open integer not null, changed_by text not null,
      changed_at bigint not null, primary key (merchant_id, purpose))`);
  }
}

export const privacyTables: ModuleTables = {
  entities: [],
  migrations: [
    { name: 'privacy/0001-privacy', class: Migration0001Privacy },
    { name: 'privacy/0002-permits', class: Migration0002Permits },
    { name: 'privacy/0003-vault', class: Migration0003Vault },
    { name: 'privacy/0004-evidence', class: Migration0004Evidence },
    { name: 'privacy/0005-rights', class: Migration0005Rights },
    { name: 'privacy/0006-export-looks', class: Migration0006ExportLooks },
  ],
};
