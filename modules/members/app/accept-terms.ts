import type { Clock, MemberId, MerchantId, UnitOfWork } from '#kernel';
import type { MemberStore } from './member-store.ts';
import { welcome } from './welcome.ts';

export type AcceptTerms = (merchantId: MerchantId, memberId: MemberId) => Promise<void>;

/** A shadow who signed in before she read the terms becomes a member (MEM-15). Once, however often she says so. */
export function acceptTerms(unitOfWork: UnitOfWork, members: MemberStore, clock: Clock): AcceptTerms {
  return (merchantId, memberId) => {
    const at = clock.now();
    return unitOfWork.run(async (tx) => {
      if (!(await members.activate(tx, merchantId, memberId, null, at))) return;
      const enrolledBy = (await members.read(tx, merchantId, memberId))?.enrolledBy ?? null;
      welcome(tx, merchantId, { memberId, enrolledBy, isFirst: true, at });
    });
  };
}
