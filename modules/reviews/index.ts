export type { ReviewShown } from './app/events.ts';
export { reviewsFeature } from './reviews.module.ts';
