import { Migration } from '@mikro-orm/migrations';

/** When a phone took the place of another one of hers; of most it never did. */
export class Migration0010ReplacedPhones extends Migration {
  override up(): void {
    this.addSql('alter table member_identities add column replaced_at bigint');
  }
}
