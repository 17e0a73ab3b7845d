import { type EpochMs, type Fen, token } from '#kernel';
import type { SellingChannel } from '../domain/notice.ts';

/** What became of an order, as its channel has to hear it. */
export type ChannelStatus =
  | { readonly status: 'shipped'; readonly carrier: string; readonly trackingNumber: string }
  | { readonly status: 'handed_over' }
  | { readonly status: 'refused'; readonly reason: string }
  | { readonly status: 'refunded'; readonly refundNo: string; readonly amountFen: Fen };

export interface StatusPush {
  /** The same for every repetition: the channel takes it once. */
  readonly pushId: string;
  readonly externalNo: string;
  readonly at: EpochMs;
  readonly what: ChannelStatus;
}

/** One platform that sells our goods (ORD-05). Douyin, Kuaishou and Meituan each bring their own behind this port. */
export interface ChannelAdapter {
  readonly channel: SellingChannel;
  /** `refused`: it understood and said no. Undefined: no answer that can be trusted; it is asked again. */
  push(push: StatusPush): Promise<'taken' | { readonly refused: string } | undefined>;
}
export const CHANNEL_ADAPTERS = token<readonly ChannelAdapter[]>('ChannelAdapters');
