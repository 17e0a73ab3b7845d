import type { components } from '../../../shared/schema';

export type TillSale = components['schemas']['CounterSale'];
export type TillCustomer = components['schemas']['CounterCustomer'];
export type TillQuote = components['schemas']['Quote'];

export interface BasketLine {
  readonly skuId: string;
  readonly title: string;
  readonly priceFen: number;
  readonly quantity: number;
}

/** What a scanner at the till read. Alipay's codes and our member codes overlap in `26`: a code of twenty digits is ours first. */
export type Read = 'member' | 'pay' | 'goods';

const MEMBER_CODE = /^26\d{18}$/;
const PAY_CODE = /^(?:1[0-5]\d{16}|(?:2[5-9]|30)\d{14,22}|62\d{17})$/;

export function whatIsRead(code: string): Read {
  if (MEMBER_CODE.test(code)) return 'member';
  return PAY_CODE.test(code) ? 'pay' : 'goods';
}

export function withOneMore(
  lines: readonly BasketLine[],
  { skuId, title, priceFen }: Omit<BasketLine, 'quantity'>,
): readonly BasketLine[] {
  if (!lines.some((line) => line.skuId === skuId)) return [...lines, { skuId, title, priceFen, quantity: 1 }];
  return lines.map((line) => (line.skuId === skuId ? { ...line, quantity: line.quantity + 1 } : line));
}

export function withQuantity(
  lines: readonly BasketLine[],
  skuId: string,
  quantity: number,
): readonly BasketLine[] {
  if (quantity < 1) return lines.filter((line) => line.skuId !== skuId);
  return lines.map((line) => (line.skuId === skuId ? { ...line, quantity } : line));
}

/** Whether the till still waits for a word of the provider. */
export const isUnderWay = (sale: TillSale): boolean =>
  sale.payment?.state === 'PAYING' || sale.payment?.state === 'REVERSING';

export const isPaid = ({ order }: TillSale): boolean => order.state === 'COMPLETED' || order.state === 'PAID';
