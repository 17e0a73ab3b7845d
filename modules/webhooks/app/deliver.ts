import { createHmac } from 'node:crypto';
import {
  type Clock,
  type EpochMs,
  type EventHandler,
  type Ids,
  type KeyedHash,
  type MerchantId,
  SECOND_MS,
  type UnitOfWork,
} from '#kernel';
import { HEARD, outgoing } from '../domain/kinds.ts';
import { isGivenUp, pauseAfter } from '../domain/retries.ts';
import type { DueDelivery, Post, SubscriptionKey, WebhookReads, WebhookStore } from './ports.ts';

/** To one partner at once. */
const AT_ONCE_MAX = 10;
const DELIVERIES_PER_LOOK_MAX = 100;
/** One more post may begin before it and take its ten seconds; then everybody has the next turn. */
const TURN_MS_MAX = 5 * SECOND_MS;

interface Parts {
  readonly unitOfWork: UnitOfWork;
  readonly store: WebhookStore;
  readonly reads: WebhookReads;
  readonly post: Post;
  readonly hash: KeyedHash;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** Made anew from the house's own secret whenever it is needed, so it lies in no table. */
export function secretOf(hash: KeyedHash, merchantId: MerchantId, subscriptionId: string): string {
  return `whsec_${hash.of('webhooks.secret', `${merchantId} ${subscriptionId}`)}`;
}

/** What happened is queued for everybody who asked for it; the outbox tells it at least once, the queue takes it once. */
export function queueWebhooks({ unitOfWork, store, reads, clock, ids }: Parts): readonly EventHandler[] {
  return [
    {
      name: 'webhooks.queue',
      types: HEARD,
      async deliver({ id: eventId, event }) {
        const { merchantId } = event as typeof event & { readonly merchantId: MerchantId };
        const sent = outgoing(eventId, event);
        if (sent === undefined) return;
        const wanted = (await reads.subscriptions(merchantId)).filter(({ kinds }) =>
          kinds.includes(sent.kind),
        );
        if (wanted.length === 0) return;
        const at = clock.now();
        await unitOfWork.run(async (tx) => {
          for (const subscription of wanted)
            await store.queue(tx, subscription, ids.next(), eventId, sent, at);
        });
      },
    },
  ];
}

/** Sends what is due: signed with its instant, the oldest about each thing first, again after 15 s … 24 h (API-02). */
export function deliverWebhooks({
  unitOfWork,
  store,
  reads,
  post,
  hash,
  clock,
}: Parts): () => Promise<number> {
  async function deliver(delivery: DueDelivery): Promise<boolean> {
    const now = clock.now();
    const attempts = delivery.attempts + 1;
    const until = now + pauseAfter(attempts);
    if (!(await unitOfWork.run((tx) => store.claim(tx, delivery, now, until)))) return false;
    const stamp = String(Math.floor(now / SECOND_MS));
    const secret = secretOf(hash, delivery.merchantId, delivery.subscriptionId);
    const signature = createHmac('sha256', secret).update(`${stamp}.${delivery.body}`).digest('hex');
    const outcome = await post({
      url: delivery.url,
      headers: {
        ...{ 'content-type': 'application/json', 'user-agent': 'tongqu-webhooks/1' },
        ...{ 'tongqu-event-id': delivery.eventId, 'tongqu-event-type': delivery.kind },
        ...{ 'tongqu-timestamp': stamp, 'tongqu-signature': `v1=${signature}` },
      },
      body: delivery.body,
    });
    const isTaken = outcome.status !== null && outcome.status >= 200 && outcome.status < 300;
    const state = isTaken ? 'DELIVERED' : isGivenUp(attempts) ? 'DEAD' : 'WAITING';
    await unitOfWork.run((tx) => store.note(tx, delivery, state, outcome));
    return isTaken;
  }

  /** Each partner has a line of its own; of one who takes nothing no more is asked in this turn. */
  async function deliverTo(subscription: SubscriptionKey, until: EpochMs): Promise<number> {
    let taken = 0;
    for (;;) {
      const due = await reads.due(subscription, clock.now(), DELIVERIES_PER_LOOK_MAX);
      for (let from = 0; from < due.length; from += AT_ONCE_MAX) {
        const some = await Promise.all(due.slice(from, from + AT_ONCE_MAX).map(deliver));
        taken += some.filter(Boolean).length;
        if (!some.includes(true) || clock.now() >= until) return taken;
      }
      if (due.length < DELIVERIES_PER_LOOK_MAX) return taken;
    }
  }

  return async () => {
    const now = clock.now();
    const waiting = await reads.waiting(now);
    const taken = await Promise.all(waiting.map((one) => deliverTo(one, now + TURN_MS_MAX)));
    return taken.reduce((sum, some) => sum + some, 0);
  };
}
