import type { ReadyCoupon } from './coupon-check.ts';
import type { CouponOffer } from './offers.ts';
import { namesGoods } from './scope.ts';

/** Item coupons, order coupons, gifts, shipping: the pipeline's order (MKT-01). */
function phaseOf({ kind, scope }: CouponOffer): 'item' | 'order' | 'gift' | 'shipping' {
  if (kind === 'shipping' || kind === 'gift') return kind;
  return namesGoods(scope) ? 'item' : 'order';
}

const PHASES = ['item', 'order', 'gift', 'shipping'];
/** Of two with the same priority the percentage goes first: it then counts on more, which is the buyer's gain. */
const KINDS = ['percent', 'threshold', 'gift', 'shipping'];

/**
 * The one order in which coupons are applied, whatever the order they come in. Of equal ones the first to expire is
 * the first to be used.
 */
export function inApplyingOrder<Each extends Pick<ReadyCoupon, 'offer'>>(coupons: readonly Each[]): Each[] {
  return [...coupons].sort(
    ({ offer: a }, { offer: b }) =>
      PHASES.indexOf(phaseOf(a)) - PHASES.indexOf(phaseOf(b)) ||
      b.priority - a.priority ||
      KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
      byText(a.templateId, b.templateId) ||
      a.validUntil - b.validUntil ||
      byText(a.id, b.id),
  );
}

/** Same rights, another piece of paper: which of the two is used makes no difference to the price. */
export function areTwins({ offer: a }: ReadyCoupon, { offer: b }: ReadyCoupon): boolean {
  return a.templateId === b.templateId && termsOf(a) === termsOf(b);
}

function termsOf({
  id: _id,
  name: _name,
  validFrom: _from,
  validUntil: _until,
  ...terms
}: CouponOffer): string {
  return JSON.stringify(terms);
}

function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
