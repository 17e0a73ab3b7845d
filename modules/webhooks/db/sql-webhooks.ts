import { affectedRows, type Reads, rowsOf } from '#db';
import type { Sweep } from '#feature';
import { DAY_MS, type EpochMs, type MerchantId } from '#kernel';
import type { Delivery, DeliveryState, Subscription, WebhookReads, WebhookStore } from '../app/ports.ts';
import type { WebhookKind } from '../domain/kinds.ts';

const SUBSCRIPTIONS_MAX = 20;
const KEPT_DAYS = 30;
/** One row per merchant: of two that take the last place at once, the second waits and sees the first. */
const TAKE_PLACE = `insert into webhook_counts (merchant_id, made) values (?, 1)
  on conflict (merchant_id) do update set made = webhook_counts.made + 1
  where webhook_counts.made < ${SUBSCRIPTIONS_MAX}`;
const GIVE_PLACE = 'update webhook_counts set made = made - 1 where merchant_id = ? and made > 0';
/** Nothing about the same thing waits before it. */
const FIRST = `not exists (select 1 from webhook_deliveries e where e.merchant_id = d.merchant_id
  and e.subscription_id = d.subscription_id and e.aggregate = d.aggregate and e.state = 'WAITING'
  and e.event_id < d.event_id)`;

interface SubscriptionRow {
  readonly merchant_id: MerchantId;
  readonly id: string;
  readonly url: string;
  readonly kinds: string;
  readonly created_at: EpochMs;
}

interface DeliveryRow {
  readonly merchant_id: MerchantId;
  readonly id: string;
  readonly subscription_id: string;
  readonly url: string;
  readonly event_id: string;
  readonly kind: WebhookKind;
  readonly aggregate: string;
  readonly body: string;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly last_status: number | null;
  readonly last_error: string | null;
  readonly created_at: EpochMs;
  readonly due_at: EpochMs;
}

export const sqlWebhookStore: WebhookStore = {
  async subscribe(tx, { merchantId, id, url, kinds, createdAt }) {
    if ((await affectedRows(tx, TAKE_PLACE, [merchantId])) === 0) return false;
    await affectedRows(
      tx,
      'insert into webhook_subscriptions (merchant_id, id, url, kinds, created_at) values (?, ?, ?, ?, ?)',
      [merchantId, id, url, JSON.stringify(kinds), createdAt],
    );
    return true;
  },

  async unsubscribe(tx, merchantId, id) {
    await affectedRows(tx, 'delete from webhook_deliveries where merchant_id = ? and subscription_id = ?', [
      merchantId,
      id,
    ]);
    const gone = await affectedRows(
      tx,
      'delete from webhook_subscriptions where merchant_id = ? and id = ?',
      [merchantId, id],
    );
    if (gone === 1) await affectedRows(tx, GIVE_PLACE, [merchantId]);
    return gone === 1;
  },

  async queue(tx, { merchantId, id: subscriptionId }, id, eventId, { kind, aggregate, body }, at) {
    await affectedRows(
      tx,
      `insert into webhook_deliveries (merchant_id, id, subscription_id, event_id, kind, aggregate, body, state, due_at,
         created_at)
       select s.merchant_id, cast(? as text), s.id, cast(? as text), cast(? as text), cast(? as text), cast(? as text),
         'WAITING', cast(? as bigint), cast(? as bigint)
       from webhook_subscriptions s where s.merchant_id = ? and s.id = ? on conflict do nothing`,
      [id, eventId, kind, aggregate, body, at, at, merchantId, subscriptionId],
    );
  },

  async claim(tx, { merchantId, id, attempts }, now, until) {
    const taken = await affectedRows(
      tx,
      `update webhook_deliveries as d set attempts = attempts + 1, due_at = ?
       where merchant_id = ? and id = ? and state = 'WAITING' and due_at <= ? and attempts = ? and ${FIRST}`,
      [until, merchantId, id, now, attempts],
    );
    return taken === 1;
  },

  async note(tx, { merchantId, id }, state, { status, why }) {
    await affectedRows(
      tx,
      `update webhook_deliveries set state = ?, last_status = ?, last_error = ?
       where merchant_id = ? and id = ? and state = 'WAITING'`,
      [state, status, why === '' ? null : why, merchantId, id],
    );
  },

  async replay(tx, { merchantId, subscriptionId, id }, at) {
    const its = [merchantId, subscriptionId, id];
    const ONE = 'merchant_id = ? and subscription_id = ? and id = ?';
    const again = await affectedRows(
      tx,
      `update webhook_deliveries set state = 'WAITING', attempts = 0, due_at = ? where ${ONE} and state <> 'WAITING'`,
      [at, ...its],
    );
    if (again === 1) return 'replayed';
    const known = await rowsOf(tx, `select 1 as one from webhook_deliveries where ${ONE}`, its);
    return known.length > 0 ? 'waiting' : 'unknown';
  },
};

export function sqlWebhookReads(reads: Reads): WebhookReads {
  return {
    async subscriptions(merchantId) {
      const rows = await reads.all<SubscriptionRow>(
        `select merchant_id, id, url, kinds, created_at from webhook_subscriptions where merchant_id = ? order by id`,
        [merchantId],
      );
      return rows.map(
        (row): Subscription => ({
          ...{ merchantId: row.merchant_id, id: row.id, url: row.url, createdAt: row.created_at },
          kinds: JSON.parse(row.kinds) as readonly WebhookKind[],
        }),
      );
    },

    async waiting(now) {
      const rows = await reads.all<Pick<SubscriptionRow, 'merchant_id' | 'id'>>(
        `select s.merchant_id, s.id from webhook_subscriptions s where exists (
           select 1 from webhook_deliveries d where d.merchant_id = s.merchant_id and d.subscription_id = s.id
             and d.state = 'WAITING' and d.due_at <= ?)`,
        [now],
      );
      return rows.map((row) => ({ merchantId: row.merchant_id, id: row.id }));
    },

    async due({ merchantId, id: subscriptionId }, now, limit) {
      const rows = await reads.all<DeliveryRow>(
        `select d.merchant_id, d.id, d.subscription_id, s.url, d.event_id, d.kind, d.body, d.attempts
         from webhook_deliveries d
         join webhook_subscriptions s on s.merchant_id = d.merchant_id and s.id = d.subscription_id
         where d.merchant_id = ? and d.subscription_id = ? and d.state = 'WAITING' and d.due_at <= ? and ${FIRST}
         order by d.due_at, d.event_id limit ?`,
        [merchantId, subscriptionId, now, limit],
      );
      return rows.map((row) => ({
        ...{ merchantId: row.merchant_id, id: row.id, subscriptionId: row.subscription_id, url: row.url },
        ...{ eventId: row.event_id, kind: row.kind, body: row.body, attempts: row.attempts },
      }));
    },

    async deliveries(merchantId, subscriptionId, state, before, limit) {
      const rules = [
        ...(state === undefined ? [] : ['and state = ?']),
        ...(before === undefined ? [] : ['and (created_at < ? or (created_at = ? and id < ?))']),
      ];
      const rows = await reads.all<DeliveryRow>(
        `select id, event_id, kind, aggregate, state, attempts, last_status, last_error, created_at, due_at
         from webhook_deliveries where merchant_id = ? and subscription_id = ? ${rules.join(' ')}
         order by created_at desc, id desc limit ?`,
        [
          ...[merchantId, subscriptionId, ...(state === undefined ? [] : [state])],
          ...(before === undefined ? [] : [before[0], before[0], before[1]]),
          limit,
        ],
      );
      return rows.map(
        (row): Delivery => ({
          ...{
            id: row.id,
            eventId: row.event_id,
            kind: row.kind,
            aggregate: row.aggregate,
            state: row.state,
          },
          ...{ attempts: row.attempts, lastStatus: row.last_status, lastError: row.last_error },
          ...{ createdAt: row.created_at, dueAt: row.due_at },
        }),
      );
    },
  };
}

/**
 * Longer than a partner needs to notice that something is missing. What was queued while its subscription went waits for
 * nobody.
 */
export const webhookSweep: Sweep = {
  name: 'webhook_deliveries: done',
  sweep: (tx, now, rowsMax) =>
    affectedRows(
      tx,
      `delete from webhook_deliveries where (merchant_id, id) in (
         select d.merchant_id, d.id from webhook_deliveries d where d.created_at < ? and (d.state <> 'WAITING'
           or not exists (select 1 from webhook_subscriptions s where s.merchant_id = d.merchant_id
             and s.id = d.subscription_id)) limit ?)`,
      [now - KEPT_DAYS * DAY_MS, rowsMax],
    ),
};
