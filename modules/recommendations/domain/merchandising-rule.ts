import type { EpochMs, ProductId, StoreId } from '#kernel';

/** Places that can be pinned: one screen and a half. */
export const PIN_POSITION_MAX = 20;
export const BOOST_FACTOR_MAX = 2;
/** What is buried comes after everything that anybody wants, but is not gone. */
const BURY_FACTOR = 0.1;

export type RuleTarget =
  | { readonly kind: 'product'; readonly productId: ProductId }
  /** With everything below it in the tree. */
  | { readonly kind: 'category'; readonly categoryId: string };

export type RuleEffect =
  /** Places count from 1. */
  | { readonly kind: 'pin'; readonly position: number }
  | { readonly kind: 'boost'; readonly factor: number }
  | { readonly kind: 'bury' }
  | { readonly kind: 'hide' };

/** What a merchant wants of one product or category, in one store or in all, for a time. */
export interface MerchandisingRule {
  readonly id: string;
  /** null = every store. */
  readonly storeId: StoreId | null;
  readonly target: RuleTarget;
  readonly effect: RuleEffect;
  /** Somebody pays for the place: the shopper is told (推广). */
  readonly promoted: boolean;
  readonly startsAt: EpochMs;
  /** First instant at which it counts no longer; null = until somebody ends it. */
  readonly endsAt: EpochMs | null;
}

type Times = Pick<MerchandisingRule, 'startsAt' | 'endsAt'>;

export function isLive({ startsAt, endsAt }: Times, now: EpochMs): boolean {
  return startsAt <= now && (endsAt === null || now < endsAt);
}

/** Whether two pins want the same place, or the same product twice, in some store at some moment. */
export function pinsCollide(a: MerchandisingRule, b: MerchandisingRule): boolean {
  if (a.effect.kind !== 'pin' || b.effect.kind !== 'pin') return false;
  const shareStore = a.storeId === null || b.storeId === null || a.storeId === b.storeId;
  const wantSame = a.effect.position === b.effect.position || productOf(a) === productOf(b);
  return shareStore && wantSame && overlap(a, b);
}

/** Factor on the relevance; hiding is not a matter of degree. */
export function factorOf(effect: RuleEffect): number {
  if (effect.kind === 'boost') return effect.factor;
  return effect.kind === 'bury' ? BURY_FACTOR : 1;
}

function overlap(a: Times, b: Times): boolean {
  const isBefore = (first: Times, second: Times) => first.endsAt !== null && first.endsAt <= second.startsAt;
  return !isBefore(a, b) && !isBefore(b, a);
}

function productOf({ target }: MerchandisingRule): ProductId | undefined {
  return target.kind === 'product' ? target.productId : undefined;
}
