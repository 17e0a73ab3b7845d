import type { Exporter } from '#feature';
import { businessDay, type Clock } from '#kernel';
import type { PointReads } from './ports.ts';

const BATCH_MEMBERS = 500;

/** Who has how many points; members by id only, nothing personal. */
export function pointsExporter(reads: PointReads, clock: Clock): Exporter {
  return {
    kind: 'points',
    label: '会员积分',
    columns: [
      { key: 'member_id', label: '会员编号' },
      { key: 'usable', label: '可用积分' },
      { key: 'pending', label: '待到账积分' },
      { key: 'next_expiry', label: '最近到期日' },
    ],
    roles: ['owner'],
    scope: 'shop',
    async *rows({ merchantId }) {
      const now = clock.now();
      let after = '';
      for (;;) {
        const members = await reads.membersAfter(merchantId, after, now, BATCH_MEMBERS);
        if (members.length === 0) return;
        yield members.map(({ memberId, usable, pending, nextExpiresAt }) => [
          ...[memberId, usable, pending],
          nextExpiresAt === null ? null : businessDay(nextExpiresAt),
        ]);
        after = members.at(-1)?.memberId ?? after;
      }
    },
  };
}
