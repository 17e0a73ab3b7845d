export { pricingFeature } from './pricing.module.ts';
