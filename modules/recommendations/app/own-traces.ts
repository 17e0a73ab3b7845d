import type { Clock, EpochMs, Ids, MemberId, MerchantId, ProductId, Tx } from '#kernel';
import type { EventKind } from '../domain/event-kind.ts';
import type { MemberMemory } from './member-memory.ts';
import type { EventLog } from './ports.ts';

/** What a member calls a trace of hers, and the acts that it is made of. What she bought or hid is none of them. */
const TRACES = {
  favourites: ['favourite'],
  history: ['impression', 'view', 'search_click', 'search', 'try_on'],
} as const satisfies Readonly<Record<string, readonly EventKind[]>>;
export type Trace = keyof typeof TRACES;

/** Looked at, not only scrolled past. */
const LOOKED: readonly EventKind[] = ['view', 'search_click', 'try_on'];

export interface Looked {
  readonly productId: ProductId;
  /** The last time. */
  readonly at: EpochMs;
}

export interface TraceLog {
  /** The last look at each product, newest first. */
  looked(
    merchantId: MerchantId,
    memberId: MemberId,
    kinds: readonly EventKind[],
    before: Looked | undefined,
    limit: number,
  ): Promise<readonly Looked[]>;
  /** Raises her pulse: every process reads her anew at the next request. */
  forget(
    tx: Tx,
    merchantId: MerchantId,
    memberId: MemberId,
    kinds: readonly EventKind[],
    productId: ProductId | undefined,
  ): Promise<void>;
}

/** 收藏 and 足迹 as the recommender knows them (MEM-17): what she takes back is gone from the next feed, and from training. */
export interface OwnTraces {
  /** Undefined = nothing is kept of her: personalisation is off. */
  history(
    merchantId: MerchantId,
    memberId: MemberId,
    before: Looked | undefined,
    limit: number,
  ): Promise<readonly Looked[] | undefined>;
  /** Nothing where nothing may be kept of her. */
  noteFavourite(tx: Tx, merchantId: MerchantId, memberId: MemberId, productId: ProductId): Promise<void>;
  /** All of it, or what is about one product. */
  forget(
    tx: Tx,
    merchantId: MerchantId,
    memberId: MemberId,
    trace: Trace,
    productId?: ProductId,
  ): Promise<void>;
}

export function ownTraces(
  traces: TraceLog,
  log: EventLog,
  memory: MemberMemory,
  clock: Clock,
  ids: Ids,
): OwnTraces {
  return {
    async history(merchantId, memberId, before, limit) {
      if ((await memory.stateOf(merchantId, memberId)) === undefined) return undefined;
      return traces.looked(merchantId, memberId, LOOKED, before, limit);
    },
    async noteFavourite(tx, merchantId, memberId, productId) {
      if ((await memory.stateOf(merchantId, memberId)) === undefined) return;
      const at = clock.now();
      const event = { id: `fav_${ids.next()}`, kind: 'favourite', memberId, productId, at } as const;
      await log.add(tx, merchantId, [{ ...event, skuId: null, storeId: null }], at);
    },
    forget: (tx, merchantId, memberId, trace, productId) =>
      traces.forget(tx, merchantId, memberId, TRACES[trace], productId),
  };
}
