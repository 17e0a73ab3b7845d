import { type Fen, fen } from '#kernel';

const YUAN = /^(\d{1,8})(?:\.(\d{1,2}))?$/;

/** `1,299.5`, `¥1299.50` → 129950; digit by digit, because 0.1 + 0.2 is not 0.3. Undefined = not an amount. */
export function fenFromYuan(text: string): Fen | undefined {
  const amount = YUAN.exec(text.replace(/[¥￥,，\s]/g, ''));
  if (amount === null) return undefined;
  const [, whole = '0', cents = ''] = amount;
  return fen(Number(whole) * 100 + Number(cents.padEnd(2, '0')));
}

export function yuanFromFen(amount: Fen): string {
  const digits = String(amount).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
