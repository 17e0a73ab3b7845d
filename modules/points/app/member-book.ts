import { AppError, type EpochMs, type Ids, type MemberId, type MerchantId, type Tx } from '#kernel';
import { type Ledger, type Leg, shopOwner } from '#modules/ledger';
import {
  debtAccount,
  pendingAccount,
  type ShopSide,
  shopAccount,
  usableAccount,
} from '../domain/accounts.ts';
import { type Lot, type Part, takeInOrder, totalOf } from '../domain/lots.ts';
import type { LotSource } from '../domain/rules.ts';
import type { PointsChanged } from '../tokens.ts';
import type { EntryKey, PointStore, PointsEntry } from './ports.ts';

export interface MemberBookParts {
  readonly ledger: Ledger;
  readonly store: PointStore;
  readonly ids: Ids;
}

interface Change {
  readonly usable?: number;
  readonly debt?: number;
  readonly pending?: number;
}

interface Act extends EntryKey {
  readonly source: PointsEntry['source'];
  readonly title: string;
  readonly at: EpochMs;
}

/**
 * The points of one member inside one transaction. Opening it takes the row of her account until the commit, so what
 * it reads stays true while it decides; the guards of the statements hold all the same.
 *
 * Always: usable account = sum of AVAILABLE lots, pending account = sum of PENDING lots, and while she owes she has
 * nothing usable.
 */
export class MemberBook {
  readonly #parts: MemberBookParts;
  readonly #tx: Tx;
  readonly #merchantId: MerchantId;
  readonly memberId: MemberId;
  #usable: number;
  /** 0 or below. */
  #debt: number;

  private constructor(
    parts: MemberBookParts,
    tx: Tx,
    merchantId: MerchantId,
    memberId: MemberId,
    usable: number,
    debt: number,
  ) {
    this.#parts = parts;
    this.#tx = tx;
    this.#merchantId = merchantId;
    this.memberId = memberId;
    this.#usable = usable;
    this.#debt = debt;
  }

  static async open(
    parts: MemberBookParts,
    tx: Tx,
    merchantId: MerchantId,
    memberId: MemberId,
  ): Promise<MemberBook> {
    const usable = (await parts.ledger.lock(tx, merchantId, usableAccount(memberId))).balance;
    const debt = usable > 0 ? 0 : (await parts.ledger.lock(tx, merchantId, debtAccount(memberId))).balance;
    return new MemberBook(parts, tx, merchantId, memberId, usable, debt);
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
    const lots = await this.#parts.store.lotsOf(this.#tx, this.#merchantId, this.memberId);
    return lots.filter(({ state }) => state === 'AVAILABLE');
  }

  async pendingLots(): Promise<readonly Lot[]> {
    const lots = await this.#parts.store.lotsOf(this.#tx, this.#merchantId, this.memberId);
    return lots.filter(({ state }) => state === 'PENDING');
  }

  /** New usable points: what she owes is paid first, the rest becomes a lot. */
  async credit(
    act: Act,
    {
      amount,
      source,
      expiresAt,
    }: { readonly amount: number; readonly source: LotSource; readonly expiresAt: EpochMs },
    shop: ShopSide = 'points.issued',
  ): Promise<void> {
    const paid = Math.min(amount, -this.#debt);
    if (amount > 0)
      await this.#parts.store.addLot(this.#tx, this.#merchantId, {
        ...{ id: this.#parts.ids.next(), memberId: this.memberId, source, state: 'AVAILABLE' },
        ...{ earned: amount, remaining: amount - paid, expiresAt, createdAt: act.at },
      });
    await this.write(act, { usable: amount - paid, debt: paid }, shop);
  }

  /** New points that wait. Answers with their lot. */
  async creditPending(act: Act, amount: number): Promise<string> {
    const id = this.#parts.ids.next();
    await this.#parts.store.addLot(this.#tx, this.#merchantId, {
      ...{ id, memberId: this.memberId, source: 'consume', state: 'PENDING' },
      ...{ earned: amount, remaining: amount, expiresAt: null, createdAt: act.at },
    });
    await this.write(act, { pending: amount }, 'points.issued');
    return id;
  }

  /** The wait is over. */
  async release(act: Act, lot: Lot, expiresAt: EpochMs): Promise<void> {
    const paid = Math.min(lot.remaining, -this.#debt);
    const rest = lot.remaining - paid;
    if (!(await this.#parts.store.release(this.#tx, this.#merchantId, lot.id, rest, expiresAt))) return;
    await this.write(act, { pending: -lot.remaining, usable: rest, debt: paid }, 'points.issued');
  }

  /** Spent points come back: into the lots that they came from, or into a new one where that has run out. */
  async giveBack(act: Act, parts: readonly Part[], newLotUntil: EpochMs): Promise<void> {
    const total = parts.reduce((sum, { amount }) => sum + amount, 0);
    const paid = Math.min(total, -this.#debt);
    let owed = paid;
    let late = 0;
    for (const { lotId, amount } of parts) {
      const rest = amount - Math.min(owed, amount);
      owed -= amount - rest;
      const lot = await this.#parts.store.lot(this.#tx, this.#merchantId, lotId);
      const lives = lot?.memberId === this.memberId && lot.expiresAt !== null && lot.expiresAt > act.at;
      if (!lives) late += rest;
      else if (rest > 0) await this.#parts.store.putBack(this.#tx, this.#merchantId, { lotId, amount: rest });
    }
    if (late > 0)
      await this.#parts.store.addLot(this.#tx, this.#merchantId, {
        ...{ id: this.#parts.ids.next(), memberId: this.memberId, source: 'return', state: 'AVAILABLE' },
        ...{ earned: late, remaining: late, expiresAt: newLotUntil, createdAt: act.at },
      });
    await this.write(act, { usable: total - paid, debt: paid }, 'points.spent');
  }

  /** Out of usable lots in the order of `lots`; undefined and nothing done when they hold less. */
  async debit(
    act: Act,
    lots: readonly Lot[],
    amount: number,
    shop: ShopSide,
  ): Promise<readonly Part[] | undefined> {
    const parts = takeInOrder(lots, amount);
    if (parts === undefined) return undefined;
    for (const part of parts) await this.#parts.store.take(this.#tx, this.#merchantId, part);
    await this.write(act, { usable: -amount }, shop);
    return parts;
  }

  async cancelPending(act: Act, part: Part, shop: ShopSide = 'points.issued'): Promise<void> {
    await this.#parts.store.take(this.#tx, this.#merchantId, part);
    await this.write(act, { pending: -part.amount }, shop);
  }

  /** Takes back what was given: first from `lots`, and what they do not hold she owes. Never skipped. */
  async clawBack(act: Act, lots: readonly Lot[], amount: number): Promise<void> {
    const taken = Math.min(amount, totalOf(lots));
    for (const part of takeInOrder(lots, taken) ?? [])
      await this.#parts.store.take(this.#tx, this.#merchantId, part);
    await this.write(act, { usable: -taken, debt: taken - amount }, 'points.issued');
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

  /** One movement: in the ledger, and as a line that she can read. */
  async write(act: Act, { usable = 0, debt = 0, pending = 0 }: Change, shop: ShopSide): Promise<void> {
    const { bizType, bizId, direction, source, title, at } = act;
    const legs: Leg[] = [
      { account: usableAccount(this.memberId), amount: usable },
      { account: debtAccount(this.memberId), amount: debt },
      { account: pendingAccount(this.memberId), amount: pending },
      { account: shopAccount(shop, shopOwner(this.memberId)), amount: -(usable + debt + pending) },
    ].filter(({ amount }) => amount !== 0);
    if (legs.length > 0)
      await this.#parts.ledger.transfer(this.#tx, this.#merchantId, {
        bizType,
        bizId,
        direction,
        legs,
        memo: title,
        at,
      });
    this.#usable += usable;
    this.#debt += debt;
    const change = usable + debt;
    await this.#parts.store.addEntry(this.#tx, this.#merchantId, {
      ...{
        id: this.#parts.ids.next(),
        memberId: this.memberId,
        bizType,
        bizId,
        direction,
        source,
        title,
        at,
      },
      ...{ change, pendingChange: pending, usableAfter: this.usable },
    });
    if (change !== 0)
      this.#tx.emit<PointsChanged>({
        ...{ type: 'points.changed', occurredAt: at, merchantId: this.#merchantId },
        ...{ memberId: this.memberId, change, usable: this.usable },
      });
  }
}

export function otherContent({ bizType, bizId }: Pick<EntryKey, 'bizType' | 'bizId'>): AppError {
  return new AppError('conflict', 'points.other_content', '这笔业务已按其他内容记过积分', { bizType, bizId });
}
