import type { EpochMs, MemberId, MerchantId, ProductId, StoreId } from '#kernel';
import type { ShownRow } from '../domain/shown-list.ts';

/** One member under one policy, and what she did since it first showed her something. */
export interface SeenMember {
  readonly memberId: MemberId;
  readonly policy: string;
  readonly firstAt: EpochMs;
  readonly lists: number;
  readonly orders: number;
  /** Goods that she opened from a list of ours. */
  readonly clicks: number;
  readonly hides: number;
  readonly refunds: number;
  /** The same before the experiment began. */
  readonly before: { readonly orders: number; readonly clicks: number };
}

export interface KeptList {
  readonly id: string;
  readonly storeId: StoreId;
  readonly policy: string;
  readonly rows: readonly ShownRow[];
  /** Goods that were opened from it within a day. */
  readonly clicked: ReadonlySet<ProductId>;
}

/** What the log and the exposures tell about the feed itself. Plain reads; nothing here changes anything. */
export interface MeasuringReads {
  members(
    merchantId: MerchantId,
    window: { readonly historyFrom: EpochMs; readonly from: EpochMs; readonly until: EpochMs },
  ): Promise<readonly SeenMember[]>;
  /** Per member, what the goods of each team earned within 24 hours: clicks, carts, orders. */
  teamCredits(
    merchantId: MerchantId,
    experimentId: string,
    from: EpochMs,
    until: EpochMs,
  ): Promise<ReadonlyMap<MemberId, readonly [a: number, b: number]>>;
  /** The newest lists of a time, of one arm or of all. */
  lists(
    merchantId: MerchantId,
    from: EpochMs,
    until: EpochMs,
    max: number,
    arm?: string,
  ): Promise<readonly KeptList[]>;
  /** How often each product was shown on a business day, told by its number. */
  shown(merchantId: MerchantId, day: number): Promise<ReadonlyMap<ProductId, number>>;
  /** Goods bought on a day. */
  bought(merchantId: MerchantId, day: number): Promise<ReadonlyMap<ProductId, number>>;
  /** What was seen and opened, by place of the page. */
  places(
    merchantId: MerchantId,
    day: number,
  ): Promise<readonly { readonly place: string; readonly seen: number; readonly opened: number }[]>;
  /** Lists that went out, by what they were. */
  answers(merchantId: MerchantId, fromDay: number): Promise<ReadonlyMap<string, number>>;
}
