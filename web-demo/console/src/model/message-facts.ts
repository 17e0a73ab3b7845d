import type { FactName, Template } from './connection-words.ts';

interface Sayable {
  readonly facts: readonly FactName[];
  /** Where a tap leads, unless the shop wants another page. */
  readonly page: string;
}
type Kind = Template['kind'];

const ABOUT_AN_ORDER: Sayable = {
  facts: ['goods', 'orderNumber', 'store', 'amount', 'status', 'at'],
  page: 'pages/order/index?id={orderId}',
};
/** What is about herself names no order and no sum: WeChat refuses an empty field, and a page of no order shows nothing. */
const ABOUT_HER: Readonly<Partial<Record<Kind, Sayable>>> = {
  back_in_stock: { facts: ['goods', 'store', 'status', 'at'], page: 'pages/messages/index' },
  points_expiring: { facts: ['goods', 'count', 'until', 'status', 'at'], page: 'pages/points/index' },
  coupon_expiring: { facts: ['goods', 'until', 'status', 'at'], page: 'pages/coupons/index' },
  tier_changed: { facts: ['goods', 'status', 'at'], page: 'pages/tier/index' },
};

export const sayable = (kind: Kind): Sayable => ABOUT_HER[kind] ?? ABOUT_AN_ORDER;
