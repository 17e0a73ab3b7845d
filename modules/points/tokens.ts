import type { Exporter, Job, MemberData } from '#feature';
import type { Route } from '#http';
import {
  type DomainEvent,
  type EpochMs,
  type EventHandler,
  type Fen,
  type MemberId,
  type MerchantId,
  type OrderId,
  type StoreId,
  type Tx,
  token,
} from '#kernel';
import type { EarnSource, PointsDeduction } from './domain/rules.ts';

export interface PointsBalance {
  /** Can be spent now. Below zero = she owes: earnings pay that first. */
  readonly usable: number;
  /** Waits for the end of the return window. */
  readonly pending: number;
  /** What runs out next, all of that business day together. */
  readonly nextExpiry: { readonly points: number; readonly expiresAt: EpochMs } | null;
}

/** A natural key: the same business a second time changes nothing; with another content it is 409 `points.other_content`. */
interface PointsKey {
  readonly memberId: MemberId;
  /** `<module>.<noun>`, e.g. `reviews.review`. */
  readonly bizType: string;
  readonly bizId: string;
  readonly at: EpochMs;
}

export interface Earn extends PointsKey {
  readonly source: Exclude<EarnSource, 'consume'> | 'gift' | 'opening';
  /** Missing = what the merchant's rules give for this source. */
  readonly amount?: number;
}

export interface Burn extends PointsKey {
  /** Above 0. */
  readonly amount: number;
  /** What for, in the shop's words; she reads it. */
  readonly title: string;
}

/** One store's part of an order that was paid. */
export interface PaidGroup {
  readonly storeId: StoreId;
  /** What was really paid for the goods: after discounts, without shipping. */
  readonly goodsFen: Fen;
}

export interface Purchase {
  readonly memberId: MemberId;
  readonly orderId: OrderId;
  readonly groups: readonly PaidGroup[];
  readonly at: EpochMs;
}

export interface PurchaseRefund {
  /** Of this very refund; a repeat changes nothing. */
  readonly refundId: string;
  readonly orderId: OrderId;
  /** What went back of each store's goods, without shipping. */
  readonly groups: readonly PaidGroup[];
  readonly at: EpochMs;
}

export interface BurnReturn {
  /** Key of the burn. */
  readonly bizType: string;
  readonly bizId: string;
  /** Of this very return; a repeat changes nothing. */
  readonly refundId: string;
  /** Missing = all that has not come back yet. Never more than that. */
  readonly amount?: number;
  readonly at: EpochMs;
}

/** Every command joins the caller's commit and takes the member's row until then. */
export interface Points {
  /** Usable at once. Answers with what the day's cap left of it. */
  earn(tx: Tx, merchantId: MerchantId, earn: Earn): Promise<{ readonly earned: number }>;
  /** What runs out first is spent first. 409 `points.insufficient {usable}` when there is not enough. */
  burn(tx: Tx, merchantId: MerchantId, burn: Burn): Promise<void>;
  /** Burnt points of a refunded order go back into the lots that they came from; out of time, they get 30 days. */
  giveBack(tx: Tx, merchantId: MerchantId, back: BurnReturn): Promise<{ readonly returned: number }>;
  /** Points for goods, pending until the return window is over. */
  earnByPurchase(tx: Tx, merchantId: MerchantId, purchase: Purchase): Promise<void>;
  /** The goods of one store have arrived: the return window begins. */
  received(tx: Tx, merchantId: MerchantId, orderId: OrderId, storeId: StoreId, at: EpochMs): Promise<void>;
  /** Takes back what the refunded goods had earned: pending ones vanish, usable ones go, the rest she owes. */
  refund(tx: Tx, merchantId: MerchantId, refund: PurchaseRefund): Promise<void>;
  balance(merchantId: MerchantId, memberId: MemberId, now: EpochMs): Promise<PointsBalance>;
  /** What points are worth at the checkout. */
  deduction(merchantId: MerchantId): Promise<PointsDeduction>;
}
export const POINTS = token<Points>('Points');

/** What the tier of a member makes of earned points, in basis points; 10 000 = once. The module of levels sits above. */
export type PointsMultiplier = (merchantId: MerchantId, memberId: MemberId) => Promise<number>;
export const POINTS_MULTIPLIER = token<PointsMultiplier>('PointsMultiplier');

/** In 30, 7 and 1 days these run out; each told once. */
export interface PointsExpiring extends DomainEvent {
  readonly type: 'points.expiring';
  readonly merchantId: MerchantId;
  readonly memberId: MemberId;
  readonly points: number;
  /** The first of them. */
  readonly expiresAt: EpochMs;
  readonly daysLeft: 30 | 7 | 1;
}

/** Her usable points changed, whatever the reason. */
export interface PointsChanged extends DomainEvent {
  readonly type: 'points.changed';
  readonly merchantId: MerchantId;
  readonly memberId: MemberId;
  readonly change: number;
  readonly usable: number;
}

export const POINTS_ROUTES = token<readonly Route[]>('PointsRoutes');
export const POINTS_HANDLERS = token<readonly EventHandler[]>('PointsHandlers');
export const POINTS_JOBS = token<readonly Job[]>('PointsJobs');
export const POINTS_EXPORTERS = token<readonly Exporter[]>('PointsExporters');
export const POINTS_MEMBER_DATA = token<MemberData>('PointsMemberData');
