/** What the shop tells about points and the daily check-in, as far as its page reads it. */
export interface PointsBalance {
  /** Below zero = owed after a refund. */
  readonly usable: number;
  readonly pending: number;
  readonly debt: number;
  readonly nextExpiry: { readonly points: number; readonly expiresAt: number } | null;
}

export interface PointsEntry {
  readonly id: string;
  readonly at: number;
  readonly title: string;
  readonly change: number;
  readonly pendingChange: number;
}

export interface CheckInCalendar {
  readonly month: string;
  readonly today: string;
  readonly days: readonly { readonly day: string; readonly madeUp: boolean }[];
  readonly streak: number;
  readonly checkedInToday: boolean;
  readonly todayReward: number;
  readonly rewards: readonly number[];
  readonly makeUpsLeft: number;
  readonly missedDays: readonly string[];
}

export interface CheckedIn {
  readonly streak: number;
  readonly reward: number;
  readonly isFirst: boolean;
}

/** What may be had for points. */
export interface PointsOffer {
  readonly id: string;
  /** Null: its coupon is not to be had any more. */
  readonly title: string | null;
  readonly note: string;
  readonly points: number;
  readonly left: number;
}

export interface ExchangedPoints {
  readonly couponId: string;
  readonly title: string;
  readonly points: number;
  readonly validUntil: number;
}
