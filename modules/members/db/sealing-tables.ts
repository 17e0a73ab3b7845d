import { Migration } from '@mikro-orm/migrations';
import { affectedRows } from '#db';
import type { Sweep } from '#feature';
import { DAY_MS } from '#kernel';

/**
 * Names and faces are sealed under the member's own key (SEC-04). `sealed_for` says whose; without it nobody has looked at
 * the row yet. Who closed her account and 散客 have nothing to seal. The two small indexes are empty once all is done.
 */
export class Migration0009Sealing extends Migration {
  override up(): void {
    this.addSql('alter table members add column sealed text');
    this.addSql('alter table members add column sealed_for text');
    this.addSql(`update members set sealed_for = id
      where state = 'erased' or (nickname = '散客' and avatar_url is null and enrolled_by = 'till')`);
    this.addSql('create index members_in_clear on members (id) where sealed_for is null');
    this.addSql(
      'create index member_identities_in_clear on member_identities (member_id) where sealed is null',
    );
    this.addSql(`create index member_merges_kept on member_merges (merged_at) where moved <> '{}'`);
  }
}

/** A merge can be taken back for seven days: what it moved names what she is known by, and is good for nothing after. */
const KEPT_MS = 8 * DAY_MS;

export const mergeSweeps: readonly Sweep[] = [
  {
    name: 'member_merges moved',
    sweep: (tx, now, rowsMax) =>
      affectedRows(
        tx,
        `update member_merges set moved = '{}', late = null where (merchant_id, id) in (
           select merchant_id, id from member_merges where moved <> '{}' and merged_at < ? limit ?)`,
        [now - KEPT_MS, rowsMax],
      ),
  },
];
