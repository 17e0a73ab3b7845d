import { AppError, type EpochMs, type Ids, type MemberId, type MerchantId, type Tx } from '#kernel';
import { type Ledger, type Leg, shopOwner } from '#modules/ledger';
import type { Members } from '#modules/members';
import {
  debtAccount,
  pendingAccount,
  type ShopSide,
  shopAccount,
  usableAccount,
} from '../domain/accounts.ts';
import { type Lot, type Part, takeInOrder, totalOf } from '../domain/lots.ts';
import type { PointsChanged } from '../tokens.ts';
import type { EntryKey, NewLot, PointStore, PointsEntry } from './ports.ts';

export interface MemberBookParts {
  readonly ledger: Ledger;
  readonly store: PointStore;
  readonly ids: Ids;
  readonly members: Pick<Members, 'current' | 'find'>;
}

/** Why something moves: its key, and the words that she reads. */
export interface Act extends EntryKey {
  readonly source: PointsEntry['source'];
  readonly title: string;
  readonly at: EpochMs;
  readonly asked?: number | null;
}

interface Change {
  readonly usable?: number;
  readonly debt?: number;
  readonly pending?: number;
}

interface NewPoints extends Pick<NewLot, 'source' | 'expiresAt'> {
  readonly amount: number;
}

/**
 * The points of one member inside one transaction. Opening it takes the rows of her accounts until the commit, so what
 * it reads stays true while it decides; the guards of the statements hold all the same.
 *
 * Always: usable account = sum of AVAILABLE lots, pending account = sum of PENDING lots, and while she owes she has
 * nothing usable.
 */
export class MemberBook {
  readonly memberId: MemberId;
  readonly #parts: MemberBookParts;
  readonly #tx: Tx;
  readonly #merchantId: MerchantId;
  #usable = 0;
  /** 0 or below. */
  #debt = 0;

  private constructor(parts: MemberBookParts, tx: Tx, merchantId: MerchantId, memberId: MemberId) {
    this.memberId = memberId;
    this.#parts = parts;
    this.#tx = tx;
    this.#merchantId = merchantId;
  }

  static async open(parts: MemberBookParts, tx: Tx, merchantId: MerchantId, memberId: MemberId) {
    const book = new MemberBook(parts, tx, merchantId, memberId);
    book.#usable = (await parts.ledger.lock(tx, merchantId, usableAccount(memberId))).balance;
    book.#debt = (await parts.ledger.lock(tx, merchantId, debtAccount(memberId))).balance;
    return book;
  }

  /**
   * Of whoever she is now. A merge may commit between the moment at which its caller read who she is and this one; once
   * her accounts are held a merge has either moved everything already, which is seen here, or waits and moves this too.
   */
  static async openCurrent(parts: MemberBookParts, tx: Tx, merchantId: MerchantId, memberId: MemberId) {
    let book = await MemberBook.open(parts, tx, merchantId, memberId);
    for (;;) {
      const owner = await parts.members.current(merchantId, book.memberId);
      if (owner === undefined || owner.id === book.memberId) return book;
      book = await MemberBook.open(parts, tx, merchantId, owner.id);
    }
  }

  /** Below zero = she owes. */
  get usable(): number {
    return this.#usable + this.#debt;
  }

  /** What was written under this key before; another member's is somebody's mistake. */
  async earlier(key: EntryKey): Promise<PointsEntry | undefined> {
    const entry = await this.#parts.store.entry(this.#tx, this.#merchantId, key);
    if (entry !== undefined && entry.memberId !== this.memberId) throw otherContent(key);
    return entry;
  }

  /** Usable lots in the order in which they run out; those of which nothing is left are not among them. */
  async usableLots(): Promise<readonly Lot[]> {
    return (await this.#lots()).filter(({ state }) => state === 'AVAILABLE');
  }

  /** New usable points: what she owes is paid first, the rest can be spent. */
  async credit(act: Act, { amount, ...lot }: NewPoints): Promise<void> {
    const paid = this.#payable(amount);
    if (amount > 0)
      await this.#addLot(act, { ...lot, state: 'AVAILABLE', earned: amount, remaining: amount - paid });
    await this.write(act, { usable: amount - paid, debt: paid }, 'points.issued');
  }

  /** New points that wait. Answers with their lot. */
  async creditPending(act: Act, amount: number): Promise<string> {
    const lot = {
      state: 'PENDING',
      source: 'consume',
      earned: amount,
      remaining: amount,
      expiresAt: null,
    } as const;
    const id = await this.#addLot(act, lot);
    await this.write(act, { pending: amount }, 'points.issued');
    return id;
  }

  /** The wait is over. */
  async release(act: Act, lot: Lot, expiresAt: EpochMs): Promise<void> {
    const paid = this.#payable(lot.remaining);
    const rest = lot.remaining - paid;
    if (await this.#parts.store.release(this.#tx, this.#merchantId, lot.id, rest, expiresAt))
      await this.write(act, { pending: -lot.remaining, usable: rest, debt: paid }, 'points.issued');
  }

  /** Spent points come back: into the lots that they came from, or into a new one where that has run out. */
  async giveBack(act: Act, parts: readonly Part[], newLotUntil: EpochMs): Promise<void> {
    const total = parts.reduce((sum, { amount }) => sum + amount, 0);
    const paid = this.#payable(total);
    let unpaid = paid;
    let late = 0;
    for (const { lotId, amount } of parts) {
      const rest = amount - Math.min(unpaid, amount);
      unpaid -= amount - rest;
      const lot = await this.#parts.store.lot(this.#tx, this.#merchantId, lotId);
      const lives = lot?.memberId === this.memberId && lot.expiresAt !== null && lot.expiresAt > act.at;
      if (!lives) late += rest;
      else if (rest > 0) await this.#parts.store.putBack(this.#tx, this.#merchantId, { lotId, amount: rest });
    }
    const lot = { state: 'AVAILABLE', source: 'return', expiresAt: newLotUntil } as const;
    if (late > 0) await this.#addLot(act, { ...lot, earned: late, remaining: late });
    await this.write(act, { usable: total - paid, debt: paid }, 'points.spent');
  }

  /** Out of `lots` in their order; undefined and nothing done when they hold less. */
  async debit(
    act: Act,
    lots: readonly Lot[],
    amount: number,
    shop: ShopSide,
  ): Promise<readonly Part[] | undefined> {
    const parts = takeInOrder(lots, amount);
    if (parts === undefined) return undefined;
    await this.#take(parts);
    await this.write(act, { usable: -amount }, shop);
    return parts;
  }

  async cancelPending(act: Act, part: Part): Promise<void> {
    await this.#take([part]);
    await this.write(act, { pending: -part.amount }, 'points.issued');
  }

  /** Takes back what was given: first from `lots`, and what they do not hold she owes. Never skipped. */
  async clawBack(act: Act, lots: readonly Lot[], amount: number): Promise<void> {
    const taken = Math.min(amount, totalOf(lots));
    await this.#take(takeInOrder(lots, taken) ?? []);
    await this.write(act, { usable: -taken, debt: taken - amount }, 'points.issued');
  }

  /** Lots pay what she owes, what runs out first; answers with what each gave. */
  async setOff(act: Act): Promise<readonly Part[]> {
    const paid = this.#payable(this.#usable);
    if (paid <= 0) return [];
    const parts = takeInOrder(await this.usableLots(), paid) ?? [];
    await this.#take(parts);
    await this.write(act, { usable: -paid, debt: paid }, 'points.issued');
    return parts;
  }

  /** Paid more than she owed: the rest is hers. */
  async returnOverpaid(act: Act, expiresAt: EpochMs): Promise<void> {
    const amount = this.#debt;
    if (amount <= 0) return;
    const lot = { state: 'AVAILABLE', source: 'return', expiresAt } as const;
    await this.#addLot(act, { ...lot, earned: amount, remaining: amount });
    await this.write(act, { usable: amount, debt: -amount }, 'points.issued');
  }

  /** What ran out is gone before anything else is done with it. */
  async expireUntil(at: EpochMs): Promise<void> {
    for (const lot of await this.usableLots()) {
      if (lot.expiresAt === null || lot.expiresAt > at) continue;
      const key = { bizType: 'points.lot', bizId: lot.id, direction: 'expire' };
      const act = { ...key, source: lot.source, title: '积分到期', at };
      await this.debit(act, [lot], lot.remaining, 'points.expired');
    }
  }

  /** Everything goes back to the shop, and what she owes is forgiven. */
  async giveUp(act: Act): Promise<void> {
    const lots = await this.#lots();
    await this.#take(lots.map(({ id, remaining }) => ({ lotId: id, amount: remaining })));
    const pending = totalOf(lots.filter(({ state }) => state === 'PENDING'));
    const change = { usable: -this.#usable, debt: -this.#debt, pending: -pending };
    await this.write(act, change, 'points.expired');
  }

  /** One movement: in the ledger, and as a line that she can read. */
  async write(act: Act, { usable = 0, debt = 0, pending = 0 }: Change, shop: ShopSide): Promise<void> {
    const { title: memo, source: _source, asked = null, ...key } = act;
    const legs: Leg[] = [
      { account: usableAccount(this.memberId), amount: usable },
      { account: debtAccount(this.memberId), amount: debt },
      { account: pendingAccount(this.memberId), amount: pending },
      { account: shopAccount(shop, shopOwner(this.memberId)), amount: -(usable + debt + pending) },
    ].filter(({ amount }) => amount !== 0);
    if (legs.length > 0)
      await this.#parts.ledger.transfer(this.#tx, this.#merchantId, { ...key, legs, memo });
    this.#usable += usable;
    this.#debt += debt;
    const [merchantId, memberId, change] = [this.#merchantId, this.memberId, usable + debt];
    const entry = { ...act, id: this.#parts.ids.next(), memberId, change, pendingChange: pending, asked };
    await this.#parts.store.addEntry(this.#tx, merchantId, { ...entry, usableAfter: this.usable });
    if (change === 0) return;
    const event = { type: 'points.changed', occurredAt: act.at, merchantId, memberId, change } as const;
    this.#tx.emit<PointsChanged>({ ...event, usable: this.usable });
  }

  /** How much of `amount` goes into what she owes. */
  #payable(amount: number): number {
    return Math.max(0, Math.min(amount, -this.#debt));
  }

  #lots(): Promise<readonly Lot[]> {
    return this.#parts.store.lotsOf(this.#tx, this.#merchantId, this.memberId);
  }

  async #take(parts: readonly Part[]): Promise<void> {
    for (const part of parts) await this.#parts.store.take(this.#tx, this.#merchantId, part);
  }

  async #addLot({ at }: Act, lot: Omit<NewLot, 'id' | 'memberId' | 'createdAt'>): Promise<string> {
    const id = this.#parts.ids.next();
    const whole = { ...lot, id, memberId: this.memberId, createdAt: at };
    await this.#parts.store.addLot(this.#tx, this.#merchantId, whole);
    return id;
  }
}

export function otherContent({ bizType, bizId }: Pick<EntryKey, 'bizType' | 'bizId'>): AppError {
  return new AppError('conflict', 'points.other_content', '这笔业务已按其他内容记过积分', { bizType, bizId });
}
