import {
  DAY_MS,
  type EpochMs,
  HOUR_MS,
  type MemberId,
  type MerchantId,
  type RequestKey,
  type Tx,
} from '#kernel';
import type { AfterSale, Parcel } from '../domain/after-sale.ts';
import { drop } from './approve.ts';
import type { AfterSaleParts } from './parts.ts';
import { known, take } from './step.ts';
import type { TakeOffer } from './take-offer.ts';

/** Whose request, and under which key she asked. */
interface Own {
  readonly merchantId: MerchantId;
  readonly memberId: MemberId;
  readonly id: string;
  readonly request: RequestKey;
}

export interface OwnRequests {
  /** She sends the goods back. */
  ship(own: Own, parcel: Parcel): Promise<AfterSale>;
  cancel(own: Own): Promise<AfterSale>;
  /** So much is enough. */
  accept(own: Own): Promise<AfterSale>;
  /** It is not: the owner decides about all that she asked for, and silence is a yes again. */
  escalate(own: Own): Promise<AfterSale>;
}

/** What she does with her own requests. */
export function ownRequests(parts: AfterSaleParts, takeOffer: TakeOffer): OwnRequests {
  const { unitOfWork, answers, store, clock } = parts;

  function once(own: Own, work: (tx: Tx, request: AfterSale, at: EpochMs) => Promise<AfterSale>) {
    const at = clock.now();
    return unitOfWork.run(async (tx) => {
      const earlier = await answers.claim<AfterSale>(tx, own.request);
      if (earlier !== undefined) return earlier;
      const request = await store.get(tx, own.merchantId, own.id);
      const after = await work(tx, known(request?.memberId === own.memberId ? request : undefined), at);
      await answers.record(tx, own.request, after);
      return after;
    });
  }

  return {
    ship: (own, parcel) =>
      once(own, async (tx, request, at) => {
        const { receiveAfterDays } = await store.settings(tx, own.merchantId);
        const change = { dueAt: at + receiveAfterDays * DAY_MS, parcel };
        return take(store, tx, request, 'BUYER_SHIPPED', 'member', at, change);
      }),
    accept: (own) => once(own, (tx, request, at) => takeOffer(tx, request, 'member', at)),
    escalate: (own) =>
      once(own, async (tx, request, at) => {
        const { approveAfterHours } = await store.settings(tx, own.merchantId);
        const change = { dueAt: at + approveAfterHours * HOUR_MS };
        return take(store, tx, request, 'ESCALATED', 'member', at, change);
      }),
    cancel: (own) => once(own, (tx, request, at) => drop(parts, tx, request, 'CANCELLED', 'member', at)),
  };
}
