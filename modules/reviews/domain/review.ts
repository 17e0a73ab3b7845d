import {
  AppError,
  DAY_MS,
  type EpochMs,
  type MemberId,
  type OrderId,
  type ProductId,
  type SkuId,
  type StaffId,
  type StoreId,
} from '#kernel';

const REVIEW_DAYS = 90;
export const SCORE_MAX = 5;
export const TEXT_CHARS_MAX = 500;
export const PICTURES_MAX = 9;
export const REPLY_CHARS_MAX = 500;
/** What others read in place of a name. */
export const ANONYMOUS = '匿名用户';

/**
 * What happens to words and pictures before others see them. CHECKING: the platform is asked. HELD: a person has to
 * decide. A review that was shown may be taken down, and one that was refused may be shown after all.
 */
export const PART_TRANSITIONS = {
  CHECKING: ['SHOWN', 'HELD', 'REJECTED'],
  HELD: ['SHOWN', 'REJECTED'],
  SHOWN: ['REJECTED'],
  REJECTED: ['SHOWN'],
} as const satisfies Record<string, readonly string[]>;
export type PartState = keyof typeof PART_TRANSITIONS;
export const PART_STATES = Object.keys(PART_TRANSITIONS) as PartState[];

export function partStatesBefore(to: PartState): PartState[] {
  return PART_STATES.filter((from) => (PART_TRANSITIONS[from] as readonly string[]).includes(to));
}

/** Why a person has to look, or why it is not shown. */
export const HOLD_REASONS = ['words', 'platform', 'pictures', 'same_text', 'many_at_once', 'staff'] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];

/** A review is written once and may be followed up once. */
export const PARTS = ['first', 'follow_up'] as const;
export type PartName = (typeof PARTS)[number];

export interface ReviewPart {
  readonly part: PartName;
  readonly text: string;
  /** Ids of kept pictures. */
  readonly pictures: readonly string[];
  readonly state: PartState;
  readonly reason: HoldReason | null;
  readonly writtenAt: EpochMs;
}

export interface Review {
  readonly id: string;
  /** '' once she has left. */
  readonly memberId: MemberId;
  readonly orderId: OrderId;
  readonly storeId: StoreId;
  readonly skuId: SkuId;
  readonly productId: ProductId;
  readonly optionText: string;
  readonly score: number;
  readonly isAnonymous: boolean;
  /** Masked; what others see. */
  readonly shownName: string;
  readonly first: ReviewPart;
  readonly followUp: ReviewPart | null;
  readonly reply: { readonly text: string; readonly by: StaffId; readonly at: EpochMs } | null;
}

/** Only who has the goods may speak of them, for ninety days. */
export function refuseUnlessInTime(receivedAt: EpochMs | null, now: EpochMs): void {
  if (receivedAt === null) throw new AppError('conflict', 'reviews.not_received', '收到商品后才能评价');
  if (now > receivedAt + REVIEW_DAYS * DAY_MS)
    throw new AppError('conflict', 'reviews.too_late', `收货超过 ${REVIEW_DAYS} 天，不能再评价`, {
      reviewDays: REVIEW_DAYS,
    });
}
