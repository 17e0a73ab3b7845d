import type { EpochMs, MemberId, OrderId, ProductId, StoreId } from '#kernel';

/** Where people buy beside this shop's own mini-program, as the shop's sheets call it. */
export const OTHER_CHANNELS = [
  'till',
  'dine_in',
  'douyin',
  'kuaishou',
  'meituan',
  'taobao',
  'jd',
  'other',
] as const;
export type OtherChannel = (typeof OTHER_CHANNELS)[number];
export const CHANNELS = ['mini_program', ...OTHER_CHANNELS] as const;
export type Channel = (typeof CHANNELS)[number];

export const CHANNEL_NAMES: Readonly<Record<Channel, string>> = {
  mini_program: '小程序',
  till: '门店收银',
  dine_in: '堂食',
  douyin: '抖音',
  kuaishou: '快手',
  meituan: '美团',
  taobao: '淘宝',
  jd: '京东',
  other: '其他',
};

export interface PurchaseLine {
  readonly title: string;
  readonly quantity: number;
  readonly totalFen: number;
  readonly productId: ProductId | null;
  /** As the goods were shelved when it was brought in; null of an own order, whose goods are looked up. */
  readonly categoryId: string | null;
  readonly storeId: StoreId | null;
}

/** What one member paid for at one moment, wherever that was. */
export interface Purchase {
  /** Unique over all channels, and the second part of the order in which they stand. */
  readonly key: string;
  readonly channel: Channel;
  /** As the channel numbers it. */
  readonly number: string;
  /** Of an order of this shop; else null. */
  readonly orderId: OrderId | null;
  readonly memberId: MemberId | null;
  readonly at: EpochMs;
  readonly paidFen: number;
  readonly refundedFen: number;
  readonly lines: readonly PurchaseLine[];
}

export const netOf = ({ paidFen, refundedFen }: Pick<Purchase, 'paidFen' | 'refundedFen'>): number =>
  Math.max(0, paidFen - refundedFen);
