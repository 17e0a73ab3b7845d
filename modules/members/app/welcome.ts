import type { EpochMs, MemberId, MerchantId, Tx } from '#kernel';
import type { MemberActivated, MemberJoined, OfflinePayer } from './facade.ts';

interface Welcome {
  readonly memberId: MemberId;
  readonly enrolledBy: string | null;
  /** False where only a shadow of somebody who is here was found. */
  readonly isFirst: boolean;
  readonly at: EpochMs;
}

export function welcome(
  tx: Tx,
  merchantId: MerchantId,
  { memberId, enrolledBy, isFirst, at }: Welcome,
): void {
  const who = { occurredAt: at, merchantId, memberId };
  if (isFirst) tx.emit<MemberJoined>({ type: 'members.member_joined', ...who });
  tx.emit<MemberActivated>({
    type: 'members.member_activated',
    ...who,
    enrolledBy: enrolledBy as OfflinePayer['source'] | null,
  });
}
