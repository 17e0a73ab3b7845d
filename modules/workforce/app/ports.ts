import type { Bps, EpochMs, MerchantId, OrderId, StaffId, StaffRole, StoreId, Tx } from '#kernel';
import type { ClockTimes, Shift } from '../domain/shift.ts';
import type { StaffTask } from '../domain/task.ts';

export type Span = Pick<Shift, 'from' | 'until'>;

/** The roster. Changes of one person's shifts wait for each other up to the commit. */
export interface ShiftStore {
  find(tx: Tx, merchantId: MerchantId, id: string): Promise<Shift | undefined>;
  /** No other change of her shifts happens until this transaction ends. */
  holdPerson(tx: Tx, merchantId: MerchantId, staffId: StaffId): Promise<void>;
  /** false = she works at that time already, wherever. */
  add(tx: Tx, merchantId: MerchantId, shift: Shift): Promise<boolean>;
  /** `begun` = she has clocked in; `overlaps` = another shift of hers is there. */
  move(tx: Tx, merchantId: MerchantId, shift: Shift, to: Span): Promise<'moved' | 'begun' | 'overlaps'>;
  /** false = she has clocked in. */
  remove(tx: Tx, merchantId: MerchantId, id: string): Promise<boolean>;
  /** false = she has done so before. */
  clockIn(tx: Tx, merchantId: MerchantId, id: string, at: EpochMs): Promise<boolean>;
  /** false = she has not clocked in, or has clocked out. */
  clockOut(tx: Tx, merchantId: MerchantId, id: string, at: EpochMs): Promise<boolean>;
  setClock(tx: Tx, merchantId: MerchantId, id: string, clock: ClockTimes): Promise<void>;
}

export interface TaskStore {
  add(tx: Tx, merchantId: MerchantId, task: StaffTask, givenBy: StaffId, at: EpochMs): Promise<void>;
  find(tx: Tx, merchantId: MerchantId, id: string): Promise<StaffTask | undefined>;
  /** false = it was ended before. */
  end(
    tx: Tx,
    merchantId: MerchantId,
    id: string,
    as: 'done' | 'cancelled',
    by: StaffId,
    at: EpochMs,
  ): Promise<boolean>;
}

type CreditKind = 'handed_over' | 'shipped';

/** A store's part of an order that somebody brought to its end. */
export interface Credit {
  readonly kind: CreditKind;
  readonly staffId: StaffId;
  readonly orderId: OrderId;
  readonly storeId: StoreId;
  /** What was paid for its goods, without shipping. */
  readonly goodsFen: number;
  readonly at: EpochMs;
}

export interface CreditedRefund {
  readonly refundId: string;
  readonly orderId: OrderId;
  readonly storeId: StoreId;
  readonly goodsFen: number;
}

/** Every part once, whoever says so again; a refund may come before or after. */
export interface CreditBook {
  credit(tx: Tx, merchantId: MerchantId, credit: Credit): Promise<void>;
  refund(tx: Tx, merchantId: MerchantId, refund: CreditedRefund, at: EpochMs): Promise<void>;
}

/** A store's part of an order. */
export type PartKey = Pick<Credit, 'orderId' | 'storeId'>;

/** All that is known of one part. */
export interface CommissionPart {
  readonly credit: Pick<Credit, 'staffId' | 'goodsFen' | 'at'> | undefined;
  readonly receivedAt: EpochMs | null;
  readonly refundedFen: number;
  /** As the books have it. */
  readonly commissionFen: number;
}

export interface CommissionBook {
  /** No other news of this part is worked on until this transaction ends. */
  lock(tx: Tx, merchantId: MerchantId, part: PartKey): Promise<CommissionPart>;
  /** The first time counts. */
  noteReceived(tx: Tx, merchantId: MerchantId, part: PartKey, at: EpochMs): Promise<void>;
  noteCommission(tx: Tx, merchantId: MerchantId, part: PartKey, commissionFen: number): Promise<void>;
}

interface CommissionRate {
  /** null = the chain. */
  readonly storeId: StoreId | null;
  /** null = as the chain has it. */
  readonly rateBps: number | null;
  readonly by: StaffId;
  readonly at: EpochMs;
}

export interface RatesInForce {
  readonly chainBps: number;
  /** Those that have one of their own. */
  readonly stores: readonly { readonly storeId: StoreId; readonly rateBps: number }[];
}

/** Each rate counts from a moment on and is never changed afterwards. */
export interface CommissionRates {
  /** What was last set for exactly this store, or for the chain (null); null when nothing holds. */
  lastSet(tx: Tx, merchantId: MerchantId, storeId: StoreId | null): Promise<number | null>;
  set(tx: Tx, merchantId: MerchantId, rate: CommissionRate): Promise<void>;
  /** The store's own at that moment, else the chain's, else none. */
  inForce(tx: Tx, merchantId: MerchantId, storeId: StoreId, at: EpochMs): Promise<Bps>;
  all(merchantId: MerchantId): Promise<RatesInForce>;
}

export interface TaskFilter {
  readonly storeId: StoreId;
  readonly state: StaffTask['state'];
  /** Only what is hers by name or role; absent = all. */
  readonly forStaff?: { readonly staffId: StaffId; readonly roles: readonly StaffRole[] };
}

/** One person's work at one store, within some time. */
export interface Performance {
  readonly staffId: StaffId;
  readonly handedOver: number;
  readonly shipped: number;
  /** Paid for the goods of those parts. */
  readonly goodsFen: number;
  /** Given back of them since. */
  readonly refundedFen: number;
  /** Earned by those parts whose goods were received, less what refunds took back. */
  readonly commissionFen: number;
  readonly tasksDone: number;
  readonly workedMs: number;
}

export interface WorkReads {
  /** Shifts that touch the span, by beginning and id. */
  shifts(
    merchantId: MerchantId,
    storeId: StoreId,
    span: Span,
    after: readonly [from: EpochMs, id: string],
    limit: number,
  ): Promise<readonly Shift[]>;
  /** By due time and id. */
  tasks(
    merchantId: MerchantId,
    wanted: TaskFilter,
    after: readonly [dueAt: EpochMs, id: string],
    limit: number,
  ): Promise<readonly StaffTask[]>;
  /** By staff id. */
  performance(
    merchantId: MerchantId,
    storeId: StoreId,
    span: Span,
    afterStaff: string,
    limit: number,
  ): Promise<readonly Performance[]>;
  /** Zeros where she did nothing. */
  performanceOf(merchantId: MerchantId, storeId: StoreId, span: Span, staffId: StaffId): Promise<Performance>;
}
