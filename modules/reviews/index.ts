export { reviewsFeature } from './reviews.module.ts';
