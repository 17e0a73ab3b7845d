import { Migration } from '@mikro-orm/migrations';
import type { ModuleTables } from '#db';

/** PRV 5.1: which consent, when, how many frames, and that they are gone. No picture, no point of a face. */
class Migration0001TryOn extends Migration {
  override up(): void {
    this.addSql(`create table tryon_sessions (
      merchant_id text not null, id text primary key, member_id text not null, consent_jti text not null,
      started_at bigint not null, ended_at bigint, end_reason text, frames integer not null,
      dropped integer not null, frames_deleted integer not null)`);
    this.addSql('create index tryon_sessions_open on tryon_sessions (started_at) where ended_at is null');
    this.addSql('create index tryon_sessions_member on tryon_sessions (merchant_id, member_id, started_at)');
  }
}

/** Every consent under which a session ran, the first one too. */
class Migration0002SessionConsents extends Migration {
  override up(): void {
    this.addSql(`create table tryon_session_consents (
      merchant_id text not null, session_id text not null, consent_jti text not null, used_at bigint not null,
      primary key (session_id, consent_jti))`);
  }
}

export const tryonTables: ModuleTables = {
  entities: [],
  migrations: [
    { name: 'tryon/0001-tryon', class: Migration0001TryOn },
    { name: 'tryon/0002-session-consents', class: Migration0002SessionConsents },
  ],
};
