import type { EpochMs, Fen, MerchantId, OrderId, Tx } from '#kernel';
import type { Part, Receiver, ReceiverState, ReturnState, ShareState, Standing } from '../domain/sharing.ts';

export interface Share {
  readonly id: string;
  readonly merchantId: MerchantId;
  readonly orderId: OrderId;
  /** The caller's name for it, unique in its payment. */
  readonly shareId: string;
  /** Our number at WeChat; never changes. */
  readonly outOrderNo: string;
  readonly transactionId: string;
  /** What nobody gets is let go with it. */
  readonly unfreezes: boolean;
  readonly state: ShareState;
  readonly problem: string | null;
  readonly looks: number;
  readonly createdAt: EpochMs;
  readonly parts: readonly SharePart[];
}

export interface SharePart extends Part {
  readonly position: number;
  readonly type: Receiver['type'];
  readonly account: string;
  readonly sealedAccount: string | null;
  /** CLOSED: this receiver got nothing. */
  readonly result: 'PENDING' | 'SUCCESS' | 'CLOSED';
  readonly reason: string | null;
}

export interface Return {
  readonly id: string;
  readonly merchantId: MerchantId;
  readonly orderId: OrderId;
  readonly shareId: string;
  readonly position: number;
  readonly outOrderNo: string;
  readonly outReturnNo: string;
  readonly account: string;
  readonly receiverId: string;
  readonly amountFen: Fen;
  readonly state: ReturnState;
  readonly problem: string | null;
  readonly looks: number;
}

/** Given to a merchant and not on its way back. */
export interface Returnable {
  readonly shareId: string;
  readonly position: number;
  readonly openFen: number;
  /** Returns of it that came to nothing, and about when the last of them did. */
  readonly failures: number;
  readonly failedAt: EpochMs;
}

export interface Receivers {
  /** `told`: the account as it was given. A known one is the same receiver: one that was removed or refused is added again. */
  add(tx: Tx, receiver: Receiver, told: string, sealedName: string | null): Promise<Receiver>;
  /** Once: a receiver that is added again has it already. */
  keep(tx: Tx, receiver: Pick<Receiver, 'merchantId' | 'id'>, sealedAccount: string): Promise<void>;
  get(tx: Tx, merchantId: MerchantId, id: string): Promise<Receiver | undefined>;
  list(merchantId: MerchantId, after: string | undefined, limit: number): Promise<readonly Receiver[]>;
  listDue(
    now: EpochMs,
    limit: number,
  ): Promise<readonly (Receiver & { readonly sealedName: string | null })[]>;
  move(
    tx: Tx,
    receiver: Pick<Receiver, 'merchantId' | 'id'>,
    to: ReceiverState,
    problem: string | null,
  ): Promise<boolean>;
  looked(tx: Tx, receiver: Receiver, nextLookAt: EpochMs): Promise<void>;
}

export interface Shares {
  /** Opens the sums of a payment; one that is known stays. */
  open(
    tx: Tx,
    payment: Pick<Standing, 'merchantId' | 'orderId' | 'transactionId' | 'paidFen' | 'limitFen'>,
  ): Promise<void>;
  standing(tx: Tx, merchantId: MerchantId, orderId: OrderId): Promise<Standing | undefined>;
  /** Takes the amount of what others may get and no refund needs; false when there is not so much, or it has ended. */
  reserve(tx: Tx, standing: Standing, amountFen: number, ends: boolean): Promise<boolean>;
  /** False when the payment has a share of this name. */
  add(tx: Tx, share: Share): Promise<boolean>;
  find(tx: Tx, merchantId: MerchantId, orderId: OrderId, shareId: string): Promise<Share | undefined>;
  listDue(now: EpochMs, limit: number): Promise<readonly Share[]>;
  move(tx: Tx, share: Share, to: ShareState, problem: string | null): Promise<boolean>;
  looked(tx: Tx, share: Share, nextLookAt: EpochMs): Promise<void>;
  result(tx: Tx, share: Share, part: SharePart): Promise<void>;
  /** After its last result: what was given, what is free again, and whether the rest was let go. */
  settle(
    tx: Tx,
    share: Share,
    sums: { readonly givenFen: number; readonly freeFen: number; readonly unfreezes: boolean | 'refused' },
  ): Promise<void>;
  /** `stuck`: only those that a refund needs back from a receiver whose returns were given up. */
  list(
    merchantId: MerchantId,
    after: OrderId | undefined,
    limit: number,
    stuck: boolean,
  ): Promise<readonly Standing[]>;
  of(merchantId: MerchantId, orderId: OrderId): Promise<readonly Share[]>;
}

export interface Returns {
  /** Notes once that a refund needs so much of the payment. */
  reserveRefund(
    tx: Tx,
    refund: {
      readonly id: string;
      readonly merchantId: MerchantId;
      readonly orderId: OrderId;
      readonly amountFen: Fen;
    },
  ): Promise<void>;
  underWayFen(tx: Tx, merchantId: MerchantId, orderId: OrderId): Promise<number>;
  /** Of merchants, newest first: persons cannot give back. */
  returnable(tx: Tx, merchantId: MerchantId, orderId: OrderId): Promise<readonly Returnable[]>;
  add(
    tx: Tx,
    wanted: {
      readonly id: string;
      readonly merchantId: MerchantId;
      readonly orderId: OrderId;
      readonly from: Returnable;
      readonly amountFen: number;
      readonly at: EpochMs;
    },
  ): Promise<void>;
  listDue(now: EpochMs, limit: number): Promise<readonly Return[]>;
  move(tx: Tx, one: Return, to: ReturnState, problem: string | null): Promise<boolean>;
  looked(tx: Tx, one: Return, nextLookAt: EpochMs): Promise<void>;
  /** It came back. */
  settle(tx: Tx, one: Return): Promise<void>;
  of(merchantId: MerchantId, orderId: OrderId): Promise<readonly Return[]>;
}
