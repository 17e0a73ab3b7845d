import type { StoreId } from '#kernel';

/** What a message may be about. What an order needs to say is not a matter of opting in. */
export const MESSAGE_TOPICS = ['new_arrivals', 'restock', 'price_drop', 'coupons', 'store_events'] as const;
export type MessageTopic = (typeof MESSAGE_TOPICS)[number];

export const MESSAGE_CHANNELS = ['wechat', 'sms', 'inbox'] as const;
export type MessageChannel = (typeof MESSAGE_CHANNELS)[number];

/** What a member told us herself. It outranks whatever her behaviour seems to say. */
export interface Preferences {
  readonly categories: readonly string[];
  readonly brands: readonly string[];
  readonly sizes: readonly string[];
  /** Words as the goods carry them. */
  readonly styles: readonly string[];
  readonly stores: readonly StoreId[];
  /** Nothing is sent that she did not ask for: a topic without a channel is silent. */
  readonly topics: Readonly<Record<MessageTopic, readonly MessageChannel[]>>;
}

export const NO_PREFERENCES: Preferences = {
  categories: [],
  brands: [],
  sizes: [],
  styles: [],
  stores: [],
  topics: { new_arrivals: [], restock: [], price_drop: [], coupons: [], store_events: [] },
};
