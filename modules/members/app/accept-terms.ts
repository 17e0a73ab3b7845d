import { AppError, type Clock, type MemberId, type MerchantId, type UnitOfWork } from '#kernel';
import { TERMS_VERSION } from '../domain/terms.ts';
import type { MemberStore } from './member-store.ts';
import { welcome } from './welcome.ts';

/** `version` is the one that she saw. 409 `members.other_terms` where another one is shown now. */
export type AcceptTerms = (merchantId: MerchantId, memberId: MemberId, version: number) => Promise<void>;

/** Keeps which terms she accepted; a shadow becomes a member by it (MEM-15). Once, however often she says so. */
export function acceptTerms(unitOfWork: UnitOfWork, members: MemberStore, clock: Clock): AcceptTerms {
  return async (merchantId, memberId, version) => {
    const at = clock.now();
    if (version !== TERMS_VERSION)
      throw new AppError('conflict', 'members.other_terms', '协议已更新，请重新阅读', {
        version: TERMS_VERSION,
      });
    await unitOfWork.run(async (tx) => {
      await members.acceptTerms(tx, merchantId, memberId, version, at);
      if (!(await members.activate(tx, merchantId, memberId, null, at))) return;
      const enrolledBy = (await members.read(tx, merchantId, memberId))?.enrolledBy ?? null;
      welcome(tx, merchantId, { memberId, enrolledBy, isFirst: true, at });
    });
  };
}
