import { type EpochMs, invariant } from '#kernel';

/** What is counted. Both are whole numbers; a fen is 1/100 yuan. */
export const UNITS = ['points', 'fen'] as const;
export type Unit = (typeof UNITS)[number];

const LEGS_MAX = 50;

/** One account: it is opened by the first leg that names it. */
export interface Account {
  readonly unit: Unit;
  /** `<module>.<noun>`, e.g. `points.available`; the module that owns the kind says what it means. */
  readonly kind: string;
  /** A member's id, or one of `shopOwner`. */
  readonly owner: string;
  /** May its balance be below zero? A debt, or the other side of what the shop gave out. It never changes its mind. */
  readonly mayOwe?: boolean;
}

export interface Leg {
  readonly account: Account;
  /** Positive = comes in, negative = goes out; never 0. */
  readonly amount: number;
}

/** The natural key of one movement: a repeat of it changes nothing. */
export interface BizKey {
  /** `<module>.<noun>`, e.g. `orders.order`. */
  readonly bizType: string;
  readonly bizId: string;
  /** For business that moves twice, e.g. `earn` and `claw_back` of one order. */
  readonly direction?: string;
}

export interface Transfer extends BizKey {
  /** Σ amount = 0 in each unit; every account at most once. */
  readonly legs: readonly Leg[];
  /** In words of the shop; nothing personal. */
  readonly memo: string;
  readonly at: EpochMs;
}

/** The shop's side is cut into this many accounts per kind: with one, all checkouts of a merchant would wait for its row. */
const SHOP_ACCOUNTS = 16;

/** Owner of the shop's side of what moves for `by`: always the same one of sixteen. */
export function shopOwner(by: string): string {
  let hash = 0;
  for (const letter of by) hash = (Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0)) >>> 0;
  return `shop-${String(hash % SHOP_ACCOUNTS).padStart(2, '0')}`;
}

export function refuseUnbalanced(legs: readonly Leg[]): void {
  invariant(legs.length >= 2 && legs.length <= LEGS_MAX, `a transfer has 2 to ${LEGS_MAX} legs`);
  invariant(new Set(legs.map(({ account }) => nameOf(account))).size === legs.length, 'one leg per account');
  for (const unit of UNITS) {
    const amounts = legs.filter(({ account }) => account.unit === unit).map(({ amount }) => amount);
    invariant(
      amounts.every((amount) => Number.isSafeInteger(amount) && amount !== 0),
      'a leg moves a whole number, never 0',
    );
    invariant(amounts.reduce((sum, amount) => sum + amount, 0) === 0, 'what comes in goes out: the sum is 0');
  }
}

/** Those that cannot go below zero first: shared accounts are then held for the shortest time, all in one order. */
export function inLockOrder(legs: readonly Leg[]): Leg[] {
  const rank = ({ account }: Leg) => `${account.mayOwe === true ? 1 : 0} ${nameOf(account)}`;
  return legs.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

export function sameLegs(a: readonly Leg[], b: readonly Leg[]): boolean {
  return signature(a) === signature(b);
}

function signature(legs: readonly Leg[]): string {
  return legs
    .map(({ account, amount }) => `${nameOf(account)}=${amount}`)
    .sort()
    .join(' ');
}

export function nameOf({ unit, kind, owner }: Account): string {
  return `${unit}/${kind}/${owner}`;
}
