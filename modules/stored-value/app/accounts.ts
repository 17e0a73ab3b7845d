import type { MemberId } from '#kernel';
import { type Account, shopOwner } from '#modules/ledger';

/** Hers: neither goes below zero. */
export const principalAccount = (memberId: MemberId): Account => ({
  unit: 'fen',
  kind: 'stored-value.principal',
  owner: memberId,
});
export const giftAccount = (memberId: MemberId): Account => ({
  unit: 'fen',
  kind: 'stored-value.gift',
  owner: memberId,
});

/** The other sides: money that came in, what an earlier system owed, gifts given, goods paid with it, and how cards were emptied. */
type ShopKind = 'received' | 'opening' | 'granted' | 'spent' | 'cashing-out' | 'paid-out' | 'forfeited';

export const shopAccount = (kind: ShopKind, by: string): Account => ({
  unit: 'fen',
  kind: `stored-value.${kind}`,
  owner: shopOwner(by),
  mayOwe: true,
});
