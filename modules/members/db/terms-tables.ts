import { Migration } from '@mikro-orm/migrations';

/** Which terms she accepted, and when. Whoever was a member before had accepted the first ones. */
export class Migration0008Terms extends Migration {
  override up(): void {
    this.addSql('alter table members add column terms_version integer');
    this.addSql('alter table members add column terms_accepted_at bigint');
    this.addSql(`update members set terms_version = 1, terms_accepted_at = activated_at
      where state = 'active' and activated_at is not null`);
  }
}
