import { businessDay, type Clock, type EpochMs, HOUR_MS, invariant, type Random, SECOND_MS } from '#kernel';
import { packedBeijing } from '../beijing.ts';
import { digits } from '../nonce.ts';
import type { PayCodeKind } from '../pay-codes.ts';
import { AcpRefusal } from './refusal.ts';

/**
 * A payment waits for its page (OPEN), or for the password that her code asks for (ASKING); a refund is taken on and done
 * later. What was charged by a code may be reversed; nothing else leads out of an end.
 */
export const ACP_TRANSITIONS = {
  OPEN: ['DONE', 'EXPIRED'],
  ASKING: ['DONE', 'FAILED', 'REVERSED'],
  UNDER_WAY: ['DONE', 'FAILED'],
  DONE: ['REVERSED'],
  REVERSED: [],
  FAILED: [],
  EXPIRED: [],
} as const satisfies Record<string, readonly string[]>;

export type AcpState = keyof typeof ACP_TRANSITIONS;

export interface AcpTransaction {
  readonly kind: 'payment' | 'refund' | 'undo';
  readonly orderId: string;
  /** With the order's number the name of a transaction. */
  readonly txnTime: string;
  readonly amountFen: number;
  readonly backUrl: string | null;
  readonly expiresAt: EpochMs | null;
  readonly createdAt: EpochMs;
  /** Of the payment that goes back. */
  readonly origQryId: string | null;
  /** For the app: UnionPay's own number of an order that is waiting there. */
  readonly tn: string | null;
  queryId: string | null;
  state: AcpState;
  doneAt: EpochMs | null;
  /** By the code in her wallet. */
  readonly isByCode?: boolean;
  /** Answer code of what failed; missing = 30. */
  failedWith?: string;
}

export type NewPayment = Pick<
  AcpTransaction,
  'orderId' | 'txnTime' | 'amountFen' | 'backUrl' | 'expiresAt'
> & { readonly isApp: boolean };

export type NewReturn = Pick<AcpTransaction, 'kind' | 'orderId' | 'txnTime' | 'amountFen' | 'backUrl'> & {
  readonly origQryId: string;
};

const REFUND_TAKES_MS = 2 * SECOND_MS;

export class AcpTransactions {
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #all = new Map<string, AcpTransaction>();

  constructor(clock: Clock, random: Random) {
    this.#clock = clock;
    this.#random = random;
  }

  /** The same order may be opened again while it is open; under another time it is a repetition. */
  open(wanted: NewPayment): AcpTransaction {
    this.#check(wanted);
    const known = this.#ofOrder(wanted.orderId);
    if (known !== undefined) {
      const isSame = known.txnTime === wanted.txnTime && known.amountFen === wanted.amountFen;
      if (!isSame || known.kind !== 'payment' || known.state !== 'OPEN')
        throw new AcpRefusal('12', '重复交易');
      return known;
    }
    const { isApp, ...rest } = wanted;
    const now = this.#clock.now();
    return this.#keep({
      ...rest,
      ...{ kind: 'payment', createdAt: now, origQryId: null, queryId: null, state: 'OPEN', doneAt: null },
      tn: isApp ? digits(this.#random, 21) : null,
    });
  }

  /** The shopper confirms on UnionPay's page, or types the password that her code asked for. */
  pay(orderId: string): AcpTransaction {
    const payment = this.#ofOrder(orderId);
    if (payment?.kind !== 'payment') throw new AcpRefusal('34', '查无此交易');
    if (payment.state !== 'OPEN' && payment.state !== 'ASKING') throw new AcpRefusal('12', '重复交易');
    if (payment.expiresAt !== null && this.#clock.now() >= payment.expiresAt) {
      this.move(payment, 'EXPIRED');
      throw new AcpRefusal('77', '订单已超时');
    }
    this.#done(payment);
    return payment;
  }

  /** The cashier scanned her code. Taken on whatever comes of it: that is for a question, or for a notice. */
  charge(wanted: Omit<NewPayment, 'isApp' | 'expiresAt'>, kind: PayCodeKind): AcpTransaction {
    const now = this.#clock.now();
    const payment = this.#keep({
      ...{ ...wanted, kind: 'payment', isByCode: true, createdAt: now, expiresAt: null, tn: null },
      ...{ origQryId: null, queryId: null, state: 'ASKING', doneAt: null },
    });
    if (kind === 'passes') this.#done(payment);
    if (kind === 'poor') {
      this.move(payment, 'FAILED');
      payment.failedWith = '64';
    }
    return payment;
  }

  /** Before her code is looked at: a number is charged once. */
  refuseKnown(wanted: Omit<NewPayment, 'isApp' | 'expiresAt'>): void {
    this.#check(wanted);
    if (this.#ofOrder(wanted.orderId) !== undefined) throw new AcpRefusal('12', '重复交易');
  }

  /** 冲正: names the charge by its number and time, on UnionPay's own day, which begins at 23:00. Again, it is as it was. */
  reverse(orderId: string, txnTime: string): AcpTransaction {
    const payment = this.find(orderId, txnTime);
    if (payment?.isByCode !== true || payment.state === 'FAILED')
      throw new AcpRefusal('35', '原交易不存在或状态不正确');
    if (payment.state === 'REVERSED') return payment;
    const isToday = unionpayDay(payment.createdAt) === unionpayDay(this.#clock.now());
    if (!isToday || this.#returnedFen(payment.queryId ?? '') > 0)
      throw new AcpRefusal('35', '原交易不存在或状态不正确');
    this.move(payment, 'REVERSED');
    return payment;
  }

  /** Money goes back: at once on the same day (undo, the whole), otherwise as a refund that takes its time. */
  giveBack(wanted: NewReturn): AcpTransaction {
    this.#check(wanted);
    // What failed may be asked for again under its number, but as another transaction: at another time.
    const known = this.#ofOrder(wanted.orderId);
    const isFailed = known?.state === 'FAILED' && this.find(wanted.orderId, wanted.txnTime) === undefined;
    if (known !== undefined && !isFailed) throw new AcpRefusal('12', '重复交易');
    const payment = this.list().find(({ queryId }) => queryId === wanted.origQryId);
    if (payment?.kind !== 'payment' || payment.state !== 'DONE') throw new AcpRefusal('35', '原交易不存在');
    const left = payment.amountFen - this.#returnedFen(wanted.origQryId);
    const isWhole = wanted.amountFen === payment.amountFen && left === payment.amountFen;
    if (wanted.kind === 'undo' && !isWhole) throw new AcpRefusal('36', '原交易金额不符');
    if (!(wanted.amountFen >= 1 && wanted.amountFen <= left)) throw new AcpRefusal('61', '交易金额超限');
    const now = this.#clock.now();
    const queryId = `${packedBeijing(now)}${digits(this.#random, 7)}`;
    return this.#keep({
      ...{ ...wanted, createdAt: now, expiresAt: null, tn: null, queryId, state: 'UNDER_WAY', doneAt: null },
    });
  }

  /** What time alone changes; returns what was done. */
  passTime(): AcpTransaction[] {
    const now = this.#clock.now();
    const done: AcpTransaction[] = [];
    for (const transaction of this.#all.values()) {
      const { state, createdAt, expiresAt } = transaction;
      if (state === 'OPEN' && expiresAt !== null && expiresAt <= now) this.move(transaction, 'EXPIRED');
      if (state !== 'UNDER_WAY' || createdAt + REFUND_TAKES_MS > now) continue;
      this.#done(transaction);
      done.push(transaction);
    }
    return done;
  }

  move(transaction: AcpTransaction, to: AcpState): void {
    const allowed: readonly AcpState[] = ACP_TRANSITIONS[transaction.state];
    invariant(allowed.includes(to), `a transaction never goes from ${transaction.state} to ${to}`);
    transaction.state = to;
  }

  find(orderId: string, txnTime: string): AcpTransaction | undefined {
    return this.#all.get(nameOf({ orderId, txnTime }));
  }

  list(): AcpTransaction[] {
    return [...this.#all.values()];
  }

  restore(transactions: readonly AcpTransaction[]): void {
    for (const transaction of transactions) this.#keep({ ...transaction });
  }

  #ofOrder(orderId: string): AcpTransaction | undefined {
    return this.list().findLast((transaction) => transaction.orderId === orderId);
  }

  #keep(transaction: AcpTransaction): AcpTransaction {
    this.#all.set(nameOf(transaction), transaction);
    return transaction;
  }

  #done(transaction: AcpTransaction): void {
    this.move(transaction, 'DONE');
    const now = this.#clock.now();
    transaction.doneAt = now;
    transaction.queryId ??= `${packedBeijing(now)}${digits(this.#random, 7)}`;
  }

  #returnedFen(origQryId: string): number {
    return this.list()
      .filter((other) => other.origQryId === origQryId && other.state !== 'FAILED')
      .reduce((sum, { amountFen }) => sum + amountFen, 0);
  }

  #check({ orderId, txnTime, amountFen }: Pick<AcpTransaction, 'orderId' | 'txnTime' | 'amountFen'>): void {
    const isRight =
      /^[0-9A-Za-z]{8,40}$/.test(orderId) &&
      /^\d{14}$/.test(txnTime) &&
      Number.isSafeInteger(amountFen) &&
      amountFen >= 1;
    if (!isRight) throw new AcpRefusal('10', '报文格式错误');
  }
}

const unionpayDay = (at: EpochMs) => businessDay(at + HOUR_MS);

const nameOf = ({ orderId, txnTime }: Pick<AcpTransaction, 'orderId' | 'txnTime'>) => `${orderId} ${txnTime}`;
