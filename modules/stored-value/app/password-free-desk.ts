import { AppError, type Clock, type Ids, type MemberId, type MerchantId, type UnitOfWork } from '#kernel';
import { type PasswordFree, TERMS_VERSION } from '../domain/password-free.ts';
import type { Agreement, AtTillStore, PayRequest } from './at-till.ts';
import type { PayPassword } from './pay-password.ts';

const REQUESTS_SHOWN_MAX = 10;

/** On her own phone: what a till may take without her password, and what it asks her for. */
export interface PasswordFreeDesk {
  agreement(merchantId: MerchantId, memberId: MemberId): Promise<Agreement | undefined>;
  /** With her pay password: who only has her phone in his hand cannot raise the limit. */
  agree(
    merchantId: MerchantId,
    memberId: MemberId,
    wanted: PasswordFree & { readonly termsVersion: string; readonly password: string },
  ): Promise<void>;
  /** Counts from this commit on, at every till. */
  revoke(merchantId: MerchantId, memberId: MemberId): Promise<void>;
  requests(merchantId: MerchantId, memberId: MemberId): Promise<readonly PayRequest[]>;
  approve(merchantId: MerchantId, memberId: MemberId, id: string, password: string): Promise<void>;
  decline(merchantId: MerchantId, memberId: MemberId, id: string): Promise<void>;
}

export function passwordFreeDesk(
  unitOfWork: UnitOfWork,
  store: AtTillStore,
  password: Pick<PayPassword, 'approve'>,
  clock: Clock,
  ids: Ids,
): PasswordFreeDesk {
  async function decide(merchantId: MerchantId, memberId: MemberId, id: string, to: 'APPROVED' | 'DECLINED') {
    const at = clock.now();
    if (await unitOfWork.run((tx) => store.decide(tx, merchantId, { id, memberId, to, at }))) return;
    throw new AppError('conflict', 'stored-value.request_over', '这笔支付请求已经处理过或已超时');
  }

  async function own(merchantId: MerchantId, memberId: MemberId, id: string): Promise<PayRequest> {
    const found = await store.request(merchantId, id, clock.now());
    if (found?.memberId === memberId) return found;
    throw new AppError('not_found', 'stored-value.request_not_found', '没有这笔支付请求');
  }

  return {
    agreement: (merchantId, memberId) => store.agreement(merchantId, memberId, clock.now()),
    async agree(merchantId, memberId, { limitFen, dayFen, termsVersion, password: given }) {
      if (limitFen > dayFen)
        throw new AppError('unprocessable', 'stored-value.limit_above_day', '单笔额度不能高于每日上限');
      if (termsVersion !== TERMS_VERSION)
        throw new AppError('conflict', 'stored-value.terms_changed', '免密支付说明已更新，请重新阅读', {
          termsVersion: TERMS_VERSION,
        });
      await password.approve(merchantId, memberId, limitFen, given);
      const agreement = { id: ids.next(), memberId, limitFen, dayFen, termsVersion, at: clock.now() };
      await unitOfWork.run((tx) => store.agree(tx, merchantId, agreement));
    },
    async revoke(merchantId, memberId) {
      await unitOfWork.run((tx) => store.end(tx, merchantId, memberId, clock.now()));
    },
    requests: (merchantId, memberId) => store.openOf(merchantId, memberId, clock.now(), REQUESTS_SHOWN_MAX),
    async approve(merchantId, memberId, id, given) {
      const { amountFen } = await own(merchantId, memberId, id);
      await password.approve(merchantId, memberId, amountFen, given);
      await decide(merchantId, memberId, id, 'APPROVED');
    },
    async decline(merchantId, memberId, id) {
      await own(merchantId, memberId, id);
      await decide(merchantId, memberId, id, 'DECLINED');
    },
  };
}
