import type { EpochMs, Fen, StoreId } from '#kernel';

/** Who sells our goods beside our own mini-program (ORD-05). */
export const SELLING_CHANNELS = ['douyin', 'kuaishou', 'meituan', 'pos'] as const;
export type SellingChannel = (typeof SELLING_CHANNELS)[number];

export interface Recipient {
  readonly name: string;
  readonly phone: string;
  readonly region: string;
  readonly detail: string;
}

/** An order as its channel tells it. */
export interface ChannelContent {
  readonly storeId: StoreId;
  readonly placedAt: EpochMs;
  readonly paidAt: EpochMs;
  readonly shippingFen: Fen;
  /** Null = collected at the store, or handed over there already. */
  readonly recipient: Recipient | null;
  readonly isHandedOver: boolean;
  readonly lines: readonly {
    /** Our id, code or barcode, or the channel's own name of it. */
    readonly article: string;
    readonly title: string;
    readonly quantity: number;
    readonly unitPriceFen: Fen;
    /** Paid for all pieces, after what the channel took off. */
    readonly totalFen: Fen;
  }[];
}

interface OfAnOrder {
  readonly channel: SellingChannel;
  readonly externalNo: string;
}

/** `revision` grows with every change of one order at its channel: an older one than was seen is old news. */
export type ChannelNotice =
  | (OfAnOrder & {
      readonly kind: 'created' | 'amended';
      readonly revision: number;
      readonly order: ChannelContent;
    })
  | (OfAnOrder & { readonly kind: 'cancelled'; readonly revision: number })
  | (OfAnOrder & {
      readonly kind: 'refunded';
      /** The channel's number of this refund. */
      readonly refundNo: string;
      /** Missing = all that is left. */
      readonly lines?: readonly { readonly article: string; readonly quantity: number }[] | undefined;
    });

/**
 * TASK: somebody has to look before it becomes an order of ours (an article that we do not know, too few pieces); nothing
 * of it is lost meanwhile.
 */
export type ChannelOrderState = 'NEW' | 'TASK' | 'TAKEN' | 'CANCELLED' | 'REFUSED';
export const CHANNEL_ORDER_STATES = ['NEW', 'TASK', 'TAKEN', 'CANCELLED', 'REFUSED'] as const;

/** Why somebody has to look. */
export const TASK_CODES = [
  'unknown_store',
  'unknown_article',
  'sold_out',
  'goods_amended',
  'address_amended',
  'refunded_in_part',
  'cancelled_after_sending',
  'refunded_after_sending',
  'push_refused',
] as const;
export interface TaskProblem {
  readonly code: (typeof TASK_CODES)[number];
  /** The article, or what the channel said. */
  readonly about: string;
}

/** The goods and sums of it, to tell a change of them from a change of the address; nothing of it is personal. */
export function goodsOf({ storeId, shippingFen, isHandedOver, lines }: ChannelContent): string {
  return JSON.stringify([
    ...[storeId, shippingFen, isHandedOver],
    lines.map(({ article, quantity, unitPriceFen, totalFen }) => [article, quantity, unitPriceFen, totalFen]),
  ]);
}
