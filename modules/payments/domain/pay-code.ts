import type { ProviderName } from './payment.ts';

/**
 * 付款码, the barcode in a shopper's wallet, tells its provider by prefix and length: WeChat 18 digits from 10 to 15,
 * Alipay 16 to 24 digits from 25 to 30, UnionPay 19 digits from 62 (each provider's own documents).
 */
const SHAPES: readonly (readonly [ProviderName, RegExp])[] = [
  ['wechat', /^1[0-5]\d{16}$/],
  ['alipay', /^(?:2[5-9]|30)\d{14,22}$/],
  ['unionpay', /^62\d{17}$/],
];

export const PAY_CODE_CHARS_MAX = 32;

/** What a scanner or a hand typed, without the blanks that wallets print between the digits. */
export const bareCode = (text: string): string => text.replace(/\s/g, '');

/** Undefined for what is no pay code. */
export function providerOfPayCode(code: string): ProviderName | undefined {
  return SHAPES.find(([, shape]) => shape.test(code))?.[0];
}
