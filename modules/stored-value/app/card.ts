import { AppError, type EpochMs, type Ids, type MemberId, type MerchantId, type Tx } from '#kernel';
import type { Ledger, Leg } from '#modules/ledger';
import type { Members } from '#modules/members';
import { type Split, totalOf } from '../domain/split.ts';
import { giftAccount, principalAccount } from './accounts.ts';
import type { UseStore } from './ports.ts';

export interface CardParts {
  readonly ledger: Ledger;
  readonly uses: UseStore;
  readonly ids: Ids;
  readonly members: Pick<Members, 'current'>;
}

/**
 * The stored value of one member inside one transaction. Opening it takes the rows of her two accounts until the commit,
 * so her acts come one after another. Always: an account less what is held = sum of what is left of her recharges.
 */
export class Card {
  readonly memberId: MemberId;
  readonly #parts: CardParts;
  readonly #tx: Tx;
  readonly #merchantId: MerchantId;
  #has: Split = { principal: 0, gift: 0 };
  #held = 0;

  private constructor(parts: CardParts, tx: Tx, merchantId: MerchantId, memberId: MemberId) {
    this.memberId = memberId;
    this.#parts = parts;
    this.#tx = tx;
    this.#merchantId = merchantId;
  }

  static async open(parts: CardParts, tx: Tx, merchantId: MerchantId, memberId: MemberId): Promise<Card> {
    const card = new Card(parts, tx, merchantId, memberId);
    const principal = await parts.ledger.lock(tx, merchantId, principalAccount(memberId));
    const gift = await parts.ledger.lock(tx, merchantId, giftAccount(memberId));
    card.#has = { principal: principal.balance - principal.held, gift: gift.balance - gift.held };
    card.#held = principal.held + gift.held;
    return card;
  }

  /**
   * Of whoever she is now. A merge may commit between the moment at which its caller read who she is and this one; once
   * her accounts are held a merge has either moved everything already, which is seen here, or waits and moves this too.
   */
  static async openCurrent(
    parts: CardParts,
    tx: Tx,
    merchantId: MerchantId,
    memberId: MemberId,
  ): Promise<Card> {
    let card = await Card.open(parts, tx, merchantId, memberId);
    for (;;) {
      const owner = await parts.members.current(merchantId, card.memberId);
      if (owner === undefined || owner.id === card.memberId) return card;
      card = await Card.open(parts, tx, merchantId, owner.id);
    }
  }

  /** In one order, whoever asks: two that open the same cards wait for each other instead of standing still. */
  static async openAll(
    parts: CardParts,
    tx: Tx,
    merchantId: MerchantId,
    members: Iterable<MemberId>,
  ): Promise<Map<MemberId, Card>> {
    const cards = new Map<MemberId, Card>();
    for (const memberId of [...new Set(members)].sort())
      cards.set(memberId, await Card.open(parts, tx, merchantId, memberId));
    return cards;
  }

  /** Can be spent now. */
  get has(): Split {
    return this.#has;
  }

  get held(): number {
    return this.#held;
  }

  /** Her side of a transfer; accounts that do not move are left out. */
  legs({ principal, gift }: Split): Leg[] {
    return [
      { account: principalAccount(this.memberId), amount: principal },
      { account: giftAccount(this.memberId), amount: gift },
    ].filter(({ amount }) => amount !== 0);
  }

  /** The line that she reads. The accounts are moved by the caller. */
  async note(title: string, change: Split, at: EpochMs): Promise<void> {
    this.#has = { principal: this.#has.principal + change.principal, gift: this.#has.gift + change.gift };
    const entry = { id: this.#parts.ids.next(), title, change, after: this.#has, at };
    await this.#parts.uses.addEntry(this.#tx, this.#merchantId, this.memberId, entry);
  }

  refuseMoreThanThere(amountFen: number): void {
    const available = totalOf(this.#has);
    if (amountFen > available)
      throw new AppError('conflict', 'stored-value.insufficient', '储值余额不足', { available });
  }
}

export const negative = ({ principal, gift }: Split): Split => ({
  principal: 0 - principal,
  gift: 0 - gift,
});
