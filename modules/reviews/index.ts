export { reviewsFeature } from './reviews.module.ts';
export { REVIEW_SETTINGS } from './tokens.ts';
