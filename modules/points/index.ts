export { pointsFeature } from './points.module.ts';
export { POINTS, POINTS_MULTIPLIER } from './tokens.ts';
