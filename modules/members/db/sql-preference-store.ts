import { affectedRows, type Reads } from '#db';
import type { EpochMs, MemberId, MerchantId } from '#kernel';
import type { PreferenceStore } from '../app/preference-store.ts';
import { NO_PREFERENCES, type Preferences } from '../domain/preferences.ts';

export function sqlPreferenceStore(reads: Reads): PreferenceStore {
  return {
    async find(merchantId, memberId) {
      const [row] = await reads.all<{ chosen: string }>(
        'select chosen from member_preferences where merchant_id = ? and member_id = ?',
        [merchantId, memberId],
      );
      if (row === undefined) return undefined;
      const chosen = JSON.parse(row.chosen) as Preferences;
      // Topics may have been added since it was written: silent until she asks for them.
      return { ...NO_PREFERENCES, ...chosen, topics: { ...NO_PREFERENCES.topics, ...chosen.topics } };
    },
    async put(tx, merchantId, memberId, preferences, at) {
      await affectedRows(
        tx,
        `insert into member_preferences (merchant_id, member_id, chosen, changed_at) values (?, ?, ?, ?)
         on conflict (merchant_id, member_id)
         do update set chosen = excluded.chosen, changed_at = excluded.changed_at`,
        [merchantId, memberId, JSON.stringify(preferences), at],
      );
    },
    changedSince: (since) =>
      reads.all<{ merchantId: MerchantId; memberId: MemberId; at: EpochMs }>(
        `select merchant_id as "merchantId", member_id as "memberId", changed_at as at
         from member_preferences where changed_at >= ?`,
        [since],
      ),
  };
}
