import {
  type Bps,
  bps,
  DAY_MS,
  type EpochMs,
  type Fen,
  fen,
  type MerchantId,
  MINUTE_MS,
  type OrderId,
} from '#kernel';

/** WeChat's limits (protocols 4.1). */
export const REQUESTS_PER_PAYMENT_MAX = 50;
export const PARTS_PER_REQUEST_MAX = 50;
/** Of the payment, unless the merchant agreed on more with WeChat. */
const SHARED_BPS_MAX: Bps = bps(3_000);

/** ADDING, REMOVING: WeChat has not confirmed yet. REFUSED: it said no, and why. */
export const RECEIVER_TRANSITIONS = {
  ADDING: ['ACTIVE', 'REFUSED'],
  ACTIVE: ['REMOVING'],
  REMOVING: ['REMOVED', 'ACTIVE'],
  REMOVED: ['ADDING'],
  REFUSED: ['ADDING'],
} as const satisfies Record<string, readonly string[]>;
export type ReceiverState = keyof typeof RECEIVER_TRANSITIONS;

/** REQUESTED: stored, WeChat may have heard of it. PROCESSING: it has. FINISHED: every part has its result. */
export const SHARE_TRANSITIONS = {
  REQUESTED: ['PROCESSING', 'REFUSED'],
  PROCESSING: ['FINISHED'],
  FINISHED: [],
  REFUSED: [],
} as const satisfies Record<string, readonly string[]>;
export type ShareState = keyof typeof SHARE_TRANSITIONS;

export const RETURN_TRANSITIONS = {
  REQUESTED: ['PROCESSING', 'FAILED'],
  PROCESSING: ['SUCCEEDED', 'FAILED'],
  SUCCEEDED: [],
  FAILED: [],
} as const satisfies Record<string, readonly string[]>;
export type ReturnState = keyof typeof RETURN_TRANSITIONS;

export function statesBefore<State extends string>(
  transitions: Readonly<Record<State, readonly string[]>>,
  to: State,
): readonly State[] {
  return (Object.keys(transitions) as State[]).filter((from) => transitions[from].includes(to));
}

export const RECEIVER_TYPES = ['MERCHANT_ID', 'PERSONAL_OPENID'] as const;
export type ReceiverType = (typeof RECEIVER_TYPES)[number];
export const RELATIONS = ['STORE', 'STAFF', 'PARTNER', 'DISTRIBUTOR', 'SUPPLIER', 'USER', 'OTHERS'] as const;

export interface Receiver {
  readonly id: string;
  readonly merchantId: MerchantId;
  readonly type: ReceiverType;
  /** A merchant number, or the blind index of an openid. */
  readonly account: string;
  /** The openid, sealed; null of a merchant, and of who was forgotten. */
  readonly sealedAccount: string | null;
  readonly relation: (typeof RELATIONS)[number];
  readonly state: ReceiverState;
  /** WeChat's word where it refused. */
  readonly problem: string | null;
  readonly looks: number;
  readonly createdAt: EpochMs;
}

/** One payment that is shared, in sums. */
export interface Standing {
  readonly merchantId: MerchantId;
  readonly orderId: OrderId;
  readonly transactionId: string;
  readonly paidFen: Fen;
  /** All that others may get of it. */
  readonly limitFen: Fen;
  readonly requests: number;
  /** Under way or given. */
  readonly askedFen: Fen;
  readonly givenFen: Fen;
  readonly returnedFen: Fen;
  /** Asked for by refunds. */
  readonly refundingFen: Fen;
  /** Requests whose result is not known yet. */
  readonly pending: number;
  /** OPEN: may be shared. ENDING, ENDED: what nobody got is let go, or has been. */
  readonly state: 'OPEN' | 'ENDING' | 'ENDED';
  /** What was let go to the shop. */
  readonly unfrozenFen: Fen;
}

export interface Part {
  readonly receiverId: string;
  readonly amountFen: Fen;
  readonly description: string;
}

const BPS_ONE = 10_000;

/** Rounded down: half a fen too much is refused. */
export function limitOf(paidFen: Fen): Fen {
  const exact = paidFen * SHARED_BPS_MAX;
  return fen((exact - (exact % BPS_ONE)) / BPS_ONE);
}

/** What has to come back before WeChat refunds: a refund is paid from what was not shared. */
export function neededBackFen({ paidFen, givenFen, returnedFen, refundingFen }: Standing): number {
  return Math.max(0, refundingFen - (paidFen - (givenFen - returnedFen)));
}

/** One part as its returns left it. */
interface FailedReturns {
  readonly failures: number;
  /** About when the last of them failed; 0 = none did. */
  readonly failedAt: EpochMs;
}

/** So many returns of one part hold the refund, for about 20 minutes together; then WeChat decides without this part. */
export const RETURNS_HELD_FOR = 4;
const RETURN_PAUSE_MS = MINUTE_MS;

const isGivenUp = ({ failures }: FailedReturns) => failures >= RETURNS_HELD_FOR;

/** 1, 4 and 16 minutes after a failure, then once a day: an account that was closed or empty may be in order again. */
export function nextReturnAt(part: FailedReturns): EpochMs {
  if (part.failures === 0) return 0;
  return part.failedAt + (isGivenUp(part) ? DAY_MS : RETURN_PAUSE_MS * 4 ** (part.failures - 1));
}

/** Whether a refund waits for what this part may bring. */
export function mayComeBack(part: FailedReturns, now: EpochMs): boolean {
  return !isGivenUp(part) || nextReturnAt(part) <= now;
}

/** Who gives back how much: the last one that got something first. */
export function takeBack<Given extends { readonly openFen: number }>(
  neededFen: number,
  newestFirst: readonly Given[],
): readonly { readonly from: Given; readonly amountFen: number }[] {
  let left = neededFen;
  return newestFirst.flatMap((from) => {
    const amountFen = Math.min(left, from.openFen);
    left -= amountFen;
    return amountFen > 0 ? [{ from, amountFen }] : [];
  });
}
