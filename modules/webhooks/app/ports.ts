import type { EpochMs, MerchantId, Tx } from '#kernel';
import type { Outgoing, WebhookKind } from '../domain/kinds.ts';

export const DELIVERY_STATES = ['WAITING', 'DELIVERED', 'DEAD'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

export interface Subscription {
  readonly merchantId: MerchantId;
  readonly id: string;
  readonly url: string;
  readonly kinds: readonly WebhookKind[];
  readonly createdAt: EpochMs;
}

export type SubscriptionKey = Pick<Subscription, 'merchantId' | 'id'>;

export interface DueDelivery {
  readonly merchantId: MerchantId;
  readonly id: string;
  readonly subscriptionId: string;
  readonly url: string;
  readonly eventId: string;
  readonly kind: WebhookKind;
  readonly body: string;
  readonly attempts: number;
}

export interface Delivery {
  readonly id: string;
  readonly eventId: string;
  readonly kind: WebhookKind;
  readonly aggregate: string;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly lastStatus: number | null;
  readonly lastError: string | null;
  readonly createdAt: EpochMs;
  readonly dueAt: EpochMs;
}

export interface DeliveryKey {
  readonly merchantId: MerchantId;
  readonly subscriptionId: string;
  readonly id: string;
}

export type PostOutcome = { readonly status: number | null; readonly why: string };

export type Post = (sent: {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}) => Promise<PostOutcome>;

export interface WebhookStore {
  /** False: there are as many as there may be. */
  subscribe(tx: Tx, subscription: Subscription): Promise<boolean>;
  /** With everything that was or is to be sent to it; false when there is none. */
  unsubscribe(tx: Tx, merchantId: MerchantId, id: string): Promise<boolean>;
  /** One event goes to one subscription once, and to one that is gone never. */
  queue(
    tx: Tx,
    subscription: Subscription,
    id: string,
    eventId: string,
    sent: Outgoing,
    at: EpochMs,
  ): Promise<void>;
  /** False: another process has it, or an earlier one about the same thing waits. */
  claim(tx: Tx, delivery: DueDelivery, now: EpochMs, until: EpochMs): Promise<boolean>;
  note(
    tx: Tx,
    delivery: Pick<DueDelivery, 'merchantId' | 'id'>,
    state: DeliveryState,
    outcome: PostOutcome,
  ): Promise<void>;
  replay(tx: Tx, key: DeliveryKey, at: EpochMs): Promise<'replayed' | 'waiting' | 'unknown'>;
}

export type Before = readonly [createdAt: EpochMs, id: string];

export interface WebhookReads {
  subscriptions(merchantId: MerchantId): Promise<readonly Subscription[]>;
  /** To whom something is to be sent. */
  waiting(now: EpochMs): Promise<readonly SubscriptionKey[]>;
  /** The oldest about each thing. */
  due(subscription: SubscriptionKey, now: EpochMs, limit: number): Promise<readonly DueDelivery[]>;
  deliveries(
    merchantId: MerchantId,
    subscriptionId: string,
    state: DeliveryState | undefined,
    before: Before | undefined,
    limit: number,
  ): Promise<readonly Delivery[]>;
}
