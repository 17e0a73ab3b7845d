import type { Quote } from '../api/checkout-contract.ts';
import type { Order } from '../api/contract.ts';

export interface SumRow {
  readonly label: string;
  readonly amountFen: number;
  readonly isPart?: boolean;
}

/** The explanation of a quote as rows; of what took something off, its parts as well where there are several. */
export function explained({ explanation }: Pick<Quote, 'explanation'>): SumRow[] {
  return explanation.flatMap(({ label, amountFen, kind, parts = [] }) => {
    const row = { label, amountFen };
    if (kind === 'goods' || parts.length < 2) return [row];
    return [row, ...parts.map((part) => ({ label: part.label, amountFen: part.amountFen, isPart: true }))];
  });
}

const TENDERS: Readonly<Record<string, string>> = {
  stored_value: '储值支付',
  wechat: '微信支付',
  alipay: '支付宝',
  unionpay: '云闪付',
};

/** What an order cost before anything came off, and what came off. */
export function explainedOrder(order: Order): SumRow[] {
  const off = order.discounts.map(({ label, amountFen }) => ({ label, amountFen: -amountFen }));
  const before = order.payableFen + order.discounts.reduce((sum, { amountFen }) => sum + amountFen, 0);
  return off.length === 0 ? [] : [{ label: '商品与运费', amountFen: before }, ...off];
}

/** Who paid, where her card paid at least a part of it. */
export function paidWith({ tenders }: Order): SumRow[] {
  if (!tenders.some(({ kind }) => kind === 'stored_value')) return [];
  return tenders.map(({ kind, amountFen }) => ({ label: TENDERS[kind] ?? kind, amountFen, isPart: true }));
}

/** What made a line cheaper, in the shop's words. */
export function sharesOf(order: Order, line: Order['groups'][number]['lines'][number]): string[] {
  return line.shares.map(({ kind, id, amountFen }) => {
    const label = order.discounts.find((one) => one.kind === kind && one.id === id)?.label;
    return `${label ?? '优惠'} −¥${(amountFen / 100).toFixed(2)}`;
  });
}
