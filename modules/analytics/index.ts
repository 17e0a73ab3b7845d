export { analyticsFeature } from './analytics.module.ts';
