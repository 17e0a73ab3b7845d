import { type Fen, fen, invariant } from '#kernel';

const YUAN = /^(0|[1-9]\d{0,10})\.(\d{2})$/;

/** `12.30`, as Alipay writes amounts. Digits only: a float would be wrong for some amounts (0.29 × 100 = 28.999…). */
export function yuanOf(amount: Fen): string {
  invariant(amount >= 0, 'an amount of money that changes hands is not negative');
  const digits = String(amount).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Undefined when the text is no amount with two decimals. */
export function fenOfYuan(text: string): Fen | undefined {
  const [, yuan, cents] = YUAN.exec(text) ?? [];
  return yuan === undefined ? undefined : fen(Number(`${yuan}${cents}`));
}
