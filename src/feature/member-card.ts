import { type EpochMs, type MemberId, type MerchantId, token } from '#kernel';

/** What she and a till see of her beside her name (MEM-04). null = nobody in this house knows. */
export interface MemberCard {
  readonly tier: { readonly level: number; readonly name: string } | null;
  readonly points: number | null;
  /** Stored value, principal and gift together. */
  readonly balanceFen: number | null;
  /** Those that she may use, the ones that run out first; the first of them where there are very many. */
  readonly coupons:
    | readonly { readonly id: string; readonly title: string; readonly validUntil: EpochMs }[]
    | null;
  readonly couponCount: number | null;
}

/** What one module knows of it. Read-only, quick, and without personal data. */
export interface MemberCardFacts {
  cardOf(merchantId: MerchantId, memberId: MemberId): Promise<Partial<MemberCard>>;
}

/** Of all modules that know something; bound by the house. */
export const MEMBER_CARD_FACTS = token<readonly MemberCardFacts[]>('MemberCardFacts');
