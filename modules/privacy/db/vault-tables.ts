import { Migration } from '@mikro-orm/migrations';

/** SEC-04: a data key per member. `wrapped` null = destroyed; the row stays, so that no key is made for her again. */
export class Migration0003Vault extends Migration {
  override up(): void {
    this.addSql(`create table member_keys (
      merchant_id text not null, member_id text not null, wrapped text, master_version integer not null,
      made_at bigint not null, destroyed_at bigint, primary key (merchant_id, member_id))`);
    this.addSql('create index member_keys_version on member_keys (master_version) where wrapped is not null');
    this.addSql(
      'create index member_keys_destroyed on member_keys (destroyed_at) where destroyed_at is not null',
    );
  }
}
