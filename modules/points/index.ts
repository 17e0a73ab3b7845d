export { pointsFeature } from './points.module.ts';
export {
  type Burn,
  type BurnReturn,
  type Earn,
  type PaidGroup,
  POINTS,
  POINTS_MULTIPLIER,
  type Points,
  type PointsBalance,
  type PointsMultiplier,
  type Purchase,
  type PurchaseRefund,
} from './tokens.ts';
