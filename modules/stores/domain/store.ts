import type { StoreId } from '#kernel';

export interface Store {
  readonly id: StoreId;
  readonly name: string;
  readonly district: string;
  /** Code of the administrative district (GB/T 2260, six digits); absent where nobody has entered it. */
  readonly districtCode?: string;
  readonly address: string;
  readonly phone: string;
  /** Degrees, GCJ-02: what WeChat's and Tencent's maps speak. */
  readonly latitude: number;
  readonly longitude: number;
  /** Seven days, Monday first. */
  readonly hours: readonly OpeningHours[];
  /** Of the region tree; absent where nobody has put it into one. */
  readonly regionId?: string;
}

/** A day with other hours than its weekday: a holiday, a late opening. `closesMinute` = `opensMinute`: closed. */
export interface SpecialDay extends OpeningHours {
  /** Business day, as `2026-10-01`. */
  readonly day: string;
  /** `国庆节` */
  readonly note: string;
}

/**
 * Minutes since midnight, Asia/Shanghai. `closesMinute` before `opensMinute`, or above 1440, means after
 * midnight; the same minute twice means closed all day.
 */
export interface OpeningHours {
  readonly opensMinute: number;
  readonly closesMinute: number;
}
