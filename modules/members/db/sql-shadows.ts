import type { Reads } from '#db';
import type { MemberId } from '#kernel';
import type { Shadows } from '../app/shadows.ts';

const ASKED_AT_ONCE_MAX = 500;

export function sqlShadows(reads: Reads): Shadows {
  return {
    async among(merchantId, members) {
      const shadows = new Set<MemberId>();
      for (let from = 0; from < members.length; from += ASKED_AT_ONCE_MAX) {
        const part = members.slice(from, from + ASKED_AT_ONCE_MAX);
        const rows = await reads.all<{ id: MemberId }>(
          `select id from members
           where merchant_id = ? and state = 'shadow' and id in (${part.map(() => '?').join(', ')})`,
          [merchantId, ...part],
        );
        for (const { id } of rows) shadows.add(id);
      }
      return shadows;
    },
  };
}
