import { allocate, fen, invariant } from '#kernel';

export const SPENDING_ORDERS = ['PRO_RATA', 'PRINCIPAL_FIRST', 'GIFT_FIRST'] as const;
export type SpendingOrder = (typeof SPENDING_ORDERS)[number];

/** Whole fen of either account. */
export interface Split {
  readonly principal: number;
  readonly gift: number;
}

export const totalOf = ({ principal, gift }: Split): number => principal + gift;
export const less = (a: Split, b: Split): Split => ({
  principal: a.principal - b.principal,
  gift: a.gift - b.gift,
});

/** What `amount` takes of either account; the parts add up to it and never exceed what is there. */
export function splitOf(amount: number, has: Split, order: SpendingOrder): Split {
  invariant(Number.isSafeInteger(amount) && amount > 0, 'a use takes a whole amount');
  invariant(amount <= totalOf(has), 'nothing is taken that is not there');
  if (order === 'PRO_RATA') {
    const [principal = 0, gift = 0] = allocate(fen(amount), [fen(has.principal), fen(has.gift)]);
    return { principal, gift };
  }
  if (order === 'PRINCIPAL_FIRST') {
    const principal = Math.min(amount, has.principal);
    return { principal, gift: amount - principal };
  }
  const gift = Math.min(amount, has.gift);
  return { principal: amount - gift, gift };
}

/**
 * What has to be back in either account once `refunded` of a use went back, all refunds together. By largest remainder
 * over the use's own split: with two accounts that is rounding half up, so neither part ever shrinks as `refunded`
 * grows, and the last refund brings back exactly the rest.
 */
export function backOf(refunded: number, used: Split): Split {
  invariant(refunded >= 0 && refunded <= totalOf(used), 'no more comes back than was used');
  if (refunded === 0) return { principal: 0, gift: 0 };
  const [principal = 0, gift = 0] = allocate(fen(refunded), [fen(used.principal), fen(used.gift)]);
  return { principal, gift };
}
