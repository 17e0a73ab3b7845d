import { type MemberId, type MerchantId, token } from '#kernel';

/** What a till shows of a member beside her name (MEM-04). null = nobody in this house knows. */
export interface MemberCard {
  readonly tier: { readonly level: number; readonly name: string } | null;
  readonly points: number | null;
  /** Stored value, principal and gift together. */
  readonly balanceFen: number | null;
  readonly coupons: readonly { readonly id: string; readonly title: string }[] | null;
}

/** What one module knows of it. Read-only, quick, and without personal data. */
export interface MemberCardFacts {
  cardOf(merchantId: MerchantId, memberId: MemberId): Promise<Partial<MemberCard>>;
}

/** Of all modules that know something; bound by the house. */
export const MEMBER_CARD_FACTS = token<readonly MemberCardFacts[]>('MemberCardFacts');
