import { DAY_MS, type EpochMs, type Fen } from '#kernel';

export const AUDIT_HOURS_MAX = 72;
/** How far back refunds are looked at. */
export const REFUNDS_LOOKED_AT_MS = 90 * DAY_MS;

/** Which paid orders somebody looks at before the goods are laid ready (ORD-04); null = this is no reason. */
export interface AuditRules {
  /** `all`: every order by hand; `rules`: those that one of the limits names. */
  readonly mode: 'off' | 'rules' | 'all';
  /** Costs so much or more. */
  readonly amountFromFen: Fen | null;
  /** Has so many pieces or more. */
  readonly piecesFrom: number | null;
  /** Her account is younger. */
  readonly memberDaysBelow: number | null;
  /** So many of her orders of the last 90 days went back, in part or as a whole. */
  readonly refundsFrom: number | null;
  /** So long it may wait; then silence decides. */
  readonly hours: number;
  /** She has paid: silence is not to cost her the goods, unless the owner says so. */
  readonly onSilence: 'approve' | 'reject';
}

export const DEFAULT_AUDIT_RULES: AuditRules = {
  mode: 'off',
  amountFromFen: null,
  piecesFrom: null,
  memberDaysBelow: null,
  refundsFrom: null,
  hours: 12,
  onSilence: 'approve',
};

export const AUDIT_REASONS = ['every_order', 'amount', 'pieces', 'new_member', 'refunds'] as const;
export type AuditReason = (typeof AUDIT_REASONS)[number];

export interface AuditFacts {
  readonly payableFen: Fen;
  readonly pieces: number;
  /** Undefined = nobody knows. */
  readonly joinedAt: EpochMs | undefined;
  readonly refundedOrders: number;
  readonly at: EpochMs;
}

/** Why somebody has to look at it; none = it goes on. */
export function auditReasons(rules: AuditRules, facts: AuditFacts): AuditReason[] {
  if (rules.mode === 'off') return [];
  if (rules.mode === 'all') return ['every_order'];
  const { amountFromFen, piecesFrom, memberDaysBelow, refundsFrom } = rules;
  const reasons: AuditReason[] = [];
  if (amountFromFen !== null && facts.payableFen >= amountFromFen) reasons.push('amount');
  if (piecesFrom !== null && facts.pieces >= piecesFrom) reasons.push('pieces');
  if (memberDaysBelow !== null && isYounger(facts, memberDaysBelow)) reasons.push('new_member');
  if (refundsFrom !== null && facts.refundedOrders >= refundsFrom) reasons.push('refunds');
  return reasons;
}

const isYounger = ({ joinedAt, at }: AuditFacts, days: number) =>
  joinedAt !== undefined && at - joinedAt < days * DAY_MS;
