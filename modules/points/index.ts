export { pointsFeature } from './points.module.ts';
export { POINTS, POINTS_MULTIPLIER, type Points } from './tokens.ts';
