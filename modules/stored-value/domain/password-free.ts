/** 小额免密: at a till she may pay so much without her password. She sets it herself, and ends it at once (PAY-05). */
export interface PasswordFree {
  /** Of one payment. */
  readonly limitFen: number;
  /** Of one business day, all tills together. */
  readonly dayFen: number;
}

/** 1,000 and 3,000 yuan: what wallets in China offer at most without a password. */
export const LIMIT_FEN_MAX = 100_000;
export const DAY_FEN_MAX = 300_000;

/** Which words she agreed to; other words need another yes. */
export const TERMS_VERSION = '2026-11';
export const TERMS =
  '开启后，在门店出示会员码即可用储值余额支付：单笔不超过你设置的金额、当日累计不超过你设置的上限时，不需要支付密码。超过时，须在你自己的手机上输入支付密码确认。你可以随时关闭，立即生效。';
