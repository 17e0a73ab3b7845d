import { Migration } from '@mikro-orm/migrations';

/** What MEM-13 asks of each row beside what happened: its version, its purpose, its origin. */
export class Migration0002BehaviourLog extends Migration {
  override up(): void {
    // Rows from before carry no purpose: they were written under the notice of `profiling.feed` all the same.
    for (const column of [
      'schema_version integer not null default 1',
      'purpose text',
      'source text',
      'place text',
      'position integer',
      'exposure_id text',
      'client_at bigint',
      'stars integer',
      'is_repeat integer not null default 0',
    ])
      this.addSql(`alter table behaviour_events add column ${column}`);
    this.addSql("update behaviour_events set purpose = 'profiling.feed' where member_id <> 'nobody'");
  }
}
