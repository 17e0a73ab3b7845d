export { marketingFeature } from './marketing.module.ts';
export { COUPONS, OFFERS, type Offers, type OrderCoupons } from './tokens.ts';
