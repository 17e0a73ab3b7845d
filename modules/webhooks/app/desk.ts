import {
  AppError,
  type Clock,
  type Ids,
  type KeyedHash,
  type MerchantId,
  type StaffId,
  type UnitOfWork,
} from '#kernel';
import type { Audit } from '#modules/access';
import type { WebhookKind } from '../domain/kinds.ts';
import { secretOf } from './deliver.ts';
import type { Subscription, WebhookStore } from './ports.ts';

export interface Who {
  readonly merchantId: MerchantId;
  readonly staffId: StaffId;
  readonly ip: string | null;
}

export interface WebhookDesk {
  /** The secret is told here and nowhere else. */
  subscribe(
    who: Who,
    url: string,
    kinds: readonly WebhookKind[],
  ): Promise<{ readonly subscription: Subscription; readonly secret: string }>;
  unsubscribe(who: Who, id: string): Promise<void>;
  /** False: it waits to be sent already. */
  replay(who: Who, subscriptionId: string, id: string): Promise<boolean>;
}

interface Parts {
  readonly unitOfWork: UnitOfWork;
  readonly audit: Audit;
  readonly store: WebhookStore;
  readonly hash: KeyedHash;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly mayBeCalled: (url: string) => boolean;
}

export function webhookDesk({ unitOfWork, audit, store, hash, clock, ids, mayBeCalled }: Parts): WebhookDesk {
  const entry = ({ merchantId, staffId, ip }: Who, verb: string, subject: string) => ({
    ...{
      merchantId,
      actor: staffId,
      action: `webhooks.${verb}`,
      subject: `webhook:${subject}`,
      ip,
      at: clock.now(),
    },
  });
  return {
    async subscribe(who, url, kinds) {
      if (!mayBeCalled(url))
        throw new AppError('unprocessable', 'webhooks.bad_url', '地址必须是公网可访问的 https 地址');
      const { merchantId } = who;
      const subscription = { merchantId, id: ids.next(), url, kinds, createdAt: clock.now() };
      await unitOfWork.run(async (tx) => {
        if (!(await store.subscribe(tx, subscription)))
          throw new AppError('conflict', 'webhooks.too_many', '订阅数量已到上限，请先删除不用的订阅');
        const after = { host: new URL(url).host, kinds };
        await audit.record(tx, { ...entry(who, 'subscribe', subscription.id), before: null, after });
      });
      return { subscription, secret: secretOf(hash, merchantId, subscription.id) };
    },

    async unsubscribe(who, id) {
      await unitOfWork.run(async (tx) => {
        if (!(await store.unsubscribe(tx, who.merchantId, id))) throw notFound();
        await audit.record(tx, { ...entry(who, 'unsubscribe', id), before: {}, after: null });
      });
    },

    async replay(who, subscriptionId, id) {
      const came = await unitOfWork.run(async (tx) => {
        const end = await store.replay(tx, { merchantId: who.merchantId, subscriptionId, id }, clock.now());
        if (end === 'replayed')
          await audit.record(tx, {
            ...entry(who, 'replay', subscriptionId),
            before: null,
            after: { delivery: id },
          });
        return end;
      });
      if (came === 'unknown') throw notFound();
      return came === 'replayed';
    },
  };
}

const notFound = () => new AppError('not_found', 'webhooks.not_found', '没有这个订阅或这条投递记录');
