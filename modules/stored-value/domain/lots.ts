import { invariant } from '#kernel';
import type { Split } from './split.ts';

/** One recharge with what is left of it. The oldest is used up first. */
export interface Lot {
  readonly id: string;
  readonly left: Split;
}

export interface LotPart extends Split {
  readonly lotId: string;
}

/** From which recharges a split is taken, each account by itself, oldest first. */
export function takeFrom(lots: readonly Lot[], split: Split): LotPart[] {
  let { principal, gift } = split;
  const parts: LotPart[] = [];
  for (const { id, left } of lots) {
    const part = {
      lotId: id,
      principal: Math.min(principal, left.principal),
      gift: Math.min(gift, left.gift),
    };
    principal -= part.principal;
    gift -= part.gift;
    if (part.principal + part.gift > 0) parts.push(part);
  }
  invariant(principal === 0 && gift === 0, 'recharges add up to the accounts');
  return parts;
}

/** The reverse for a part of it: what was taken last comes back first. `open` is what is not back yet. */
export function giveBackTo(open: readonly LotPart[], split: Split): LotPart[] {
  const reversed = open.toReversed().map(({ lotId, principal, gift }) => ({
    id: lotId,
    left: { principal, gift },
  }));
  return takeFrom(reversed, split);
}
