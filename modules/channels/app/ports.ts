import type { EpochMs, MerchantId, OrderId, SkuId, StaffId, Tx } from '#kernel';
import type { ChannelContent, ChannelOrderState, SellingChannel, TaskProblem } from '../domain/notice.ts';

export interface ChannelKey {
  readonly merchantId: MerchantId;
  readonly channel: SellingChannel;
  readonly externalNo: string;
}

export interface ChannelOrder extends ChannelKey {
  /** Ours, and the name under which what is personal in it is sealed. */
  readonly id: string;
  readonly state: ChannelOrderState;
  readonly revision: number;
  readonly orderId: OrderId | null;
  readonly goods: string;
  readonly problems: readonly TaskProblem[];
  readonly seenAt: EpochMs;
}

export interface ChannelChange {
  readonly state?: ChannelOrderState;
  readonly orderId?: OrderId;
  readonly goods?: string;
  readonly problems?: readonly TaskProblem[];
}

export interface ChannelOrderStore {
  /** Writes it down as NEW unless it is there; `id` is used when it is not. */
  note(tx: Tx, key: ChannelKey, id: string, at: EpochMs): Promise<void>;
  /** Takes the row with this revision; undefined when it has seen this one or a later. */
  advance(tx: Tx, key: ChannelKey, revision: number, at: EpochMs): Promise<ChannelOrder | undefined>;
  /** Takes the row as it is. */
  hold(tx: Tx, key: ChannelKey): Promise<ChannelOrder | undefined>;
  change(tx: Tx, key: ChannelKey, change: ChannelChange): Promise<void>;
  /** Kept sealed: it may have to become an order later. */
  keepContent(tx: Tx, order: ChannelOrder, content: ChannelContent): Promise<void>;
  contentOf(order: ChannelOrder): Promise<ChannelContent | undefined>;
  /** False when this refund was told before. */
  noteRefund(tx: Tx, key: ChannelKey, refundNo: string, afterSaleId: string, at: EpochMs): Promise<boolean>;
  isChannelsOwn(merchantId: MerchantId, afterSaleId: string): Promise<boolean>;
  find(merchantId: MerchantId, id: string): Promise<ChannelOrder | undefined>;
  ofOrder(merchantId: MerchantId, orderId: OrderId): Promise<ChannelOrder | undefined>;
  /** Newest first; `needsYou`: with something to look at. */
  page(
    merchantId: MerchantId,
    filter: { readonly channel: SellingChannel | undefined; readonly needsYou: boolean },
    before: readonly [seenAt: EpochMs, id: string] | undefined,
    limit: number,
  ): Promise<readonly ChannelOrder[]>;
  /** By the channel's own names of them. */
  articles(
    merchantId: MerchantId,
    channel: SellingChannel,
    written: readonly string[],
  ): Promise<ReadonlyMap<string, SkuId>>;
  nameArticle(
    tx: Tx,
    merchantId: MerchantId,
    article: { readonly channel: SellingChannel; readonly article: string; readonly skuId: SkuId },
    by: StaffId,
    at: EpochMs,
  ): Promise<void>;
}
