import type { Clock, EpochMs, MemberId, MerchantId, SignedTokens } from '#kernel';
import type { Approval, StoredValue } from '../tokens.ts';
import type { PayPassword } from './pay-password.ts';

const PURPOSE = 'stored-value.approval';

/**
 * The pay password travels once, by itself: an order carries the signed word that it was right. In an order's body the
 * hash kept for its `Idempotency-Key` would be a hash of six digits, which is no secret (SEC-04).
 */
export interface Approvals extends Pick<StoredValue, 'approvedBy'> {
  approve(
    merchantId: MerchantId,
    memberId: MemberId,
    amountFen: number,
    proof: { readonly password: string } | { readonly code: string },
  ): Promise<{ readonly approvalToken: string; readonly until: EpochMs }>;
}

export function approvals(
  { approve, approveByCode }: Pick<PayPassword, 'approve' | 'approveByCode'>,
  tokens: SignedTokens,
  clock: Clock,
): Approvals {
  return {
    async approve(merchantId, memberId, amountFen, proof) {
      const approval =
        'code' in proof
          ? await approveByCode(merchantId, memberId, amountFen, proof.code)
          : await approve(merchantId, memberId, amountFen, proof.password);
      return { approvalToken: tokens.sign(PURPOSE, approval, approval.until), until: approval.until };
    },
    approvedBy(memberId, approvalToken) {
      const approval = tokens.verify<Approval>(PURPOSE, approvalToken, clock.now());
      return approval?.memberId === memberId ? approval : undefined;
    },
  };
}
