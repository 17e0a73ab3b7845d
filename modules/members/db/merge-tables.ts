import { Migration } from '@mikro-orm/migrations';

/** `moved`, `late`: what each module moved, as JSON by module; `late` what came to light after the commit. */
export class Migration0004Merges extends Migration {
  override up(): void {
    this.addSql(`create table member_merges (
      merchant_id text not null, id text not null, from_id text not null, into_id text not null,
      reason text not null, actor text not null, moved text not null, late text,
      merged_at bigint not null, swept_at bigint, unmerged_at bigint, unmerged_by text,
      primary key (merchant_id, id))`);
    this.addSql('create index member_merges_time on member_merges (merchant_id, merged_at, id)');
    this.addSql('create index member_merges_unswept on member_merges (merged_at) where swept_at is null');
    this.addSql('create index member_sessions_member on member_sessions (merchant_id, member_id)');
    this.addSql(
      'create index members_merged on members (merchant_id, merged_into) where merged_into is not null',
    );
  }
}
