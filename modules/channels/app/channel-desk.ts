import {
  type AnswerBook,
  AppError,
  type Clock,
  type DomainEvent,
  type Ids,
  type MerchantId,
  type OrderId,
  type RequestKey,
  type SkuId,
  type StaffId,
  type UnitOfWork,
} from '#kernel';
import type { Audit } from '#modules/access';
import type { SellingChannel } from '../domain/notice.ts';
import { type BecomeOrder, type NoticeOutcome, shortOf } from './become-order.ts';
import type { ChannelOrder, ChannelOrderStore } from './ports.ts';

export interface Who {
  readonly merchantId: MerchantId;
  readonly staffId: StaffId;
  readonly ip: string | null;
}

/** The shop will not serve it: its channel hears of it. */
export interface ChannelOrderRefused extends DomainEvent {
  readonly type: 'channels.order_refused';
  readonly merchantId: MerchantId;
  readonly channelOrderId: string;
  readonly reason: string;
}

/** What people do about orders that could not be taken by themselves. */
export interface ChannelDesk {
  /** After an article was named, or goods came. */
  retry(who: Who, id: string, request: RequestKey): Promise<NoticeOutcome>;
  refuse(who: Who, id: string, reason: string, request: RequestKey): Promise<NoticeOutcome>;
  /** Somebody has seen to it: the order goes on as it is. */
  settle(who: Who, id: string, request: RequestKey): Promise<NoticeOutcome>;
  nameArticle(
    who: Who,
    article: { readonly channel: SellingChannel; readonly article: string; readonly skuId: SkuId },
  ): Promise<void>;
}

interface Parts {
  readonly unitOfWork: UnitOfWork;
  readonly answers: AnswerBook;
  readonly store: ChannelOrderStore;
  readonly become: BecomeOrder;
  readonly audit: Pick<Audit, 'record'>;
  readonly clock: Clock;
  readonly ids: Ids;
}

export function channelDesk({ unitOfWork, answers, store, become, audit, clock, ids }: Parts): ChannelDesk {
  async function known(merchantId: MerchantId, id: string): Promise<ChannelOrder> {
    const found = await store.find(merchantId, id);
    if (found === undefined)
      throw new AppError('not_found', 'channels.order_not_found', '没有这个渠道订单', { id });
    return found;
  }

  const entry = (who: Who, verb: string, subject: string, after: object) => ({
    ...{ merchantId: who.merchantId, actor: who.staffId, action: `channels.${verb}`, subject },
    ...{ before: null, after, ip: who.ip, at: clock.now() },
  });

  /** One act on a row that is held as it is, once per key. */
  async function act(
    who: Who,
    id: string,
    verb: string,
    request: RequestKey,
    work: (tx: Parameters<ChannelOrderStore['hold']>[0], row: ChannelOrder) => Promise<NoticeOutcome>,
  ): Promise<NoticeOutcome> {
    const seen = await known(who.merchantId, id);
    return unitOfWork.run(async (tx) => {
      const earlier = await answers.claim<NoticeOutcome>(tx, request);
      if (earlier !== undefined) return earlier;
      const row = await store.hold(tx, seen);
      const outcome = await work(tx, row ?? seen);
      await audit.record(tx, entry(who, verb, `channel_order:${id}`, outcome));
      await answers.record(tx, request, outcome);
      return outcome;
    });
  }

  function requireTask(row: ChannelOrder): void {
    if (row.state !== 'TASK')
      throw new AppError('conflict', 'channels.not_a_task', '这个渠道订单不在待处理状态', {
        state: row.state,
      });
  }

  return {
    async retry(who, id, request) {
      const seen = await known(who.merchantId, id);
      const content = await store.contentOf(seen);
      if (content === undefined)
        throw new AppError('conflict', 'channels.content_gone', '订单内容已删除，无法继续处理');
      const orderId = ids.next() as OrderId;
      const attempt = (problems: Parameters<BecomeOrder>[4]) =>
        act(who, id, 'retry', request, async (tx, row) => {
          requireTask(row);
          if (row.revision !== seen.revision) throw changedMeanwhile();
          if (row.problems.some(({ code }) => code === 'refunded_in_part')) throw refundedInPart();
          return become(tx, row, content, orderId, problems);
        });
      try {
        return await attempt(undefined);
      } catch (error) {
        const problem = shortOf(error);
        if (problem === undefined) throw error;
        return attempt([problem]);
      }
    },

    refuse: (who, id, reason, request) =>
      act(who, id, 'refuse', request, async (tx, row) => {
        requireTask(row);
        await store.change(tx, row, { state: 'REFUSED', problems: [] });
        const facts = { occurredAt: clock.now(), merchantId: who.merchantId, channelOrderId: id, reason };
        tx.emit<ChannelOrderRefused>({ type: 'channels.order_refused', ...facts });
        return { outcome: 'cancelled' };
      }),

    settle: (who, id, request) =>
      act(who, id, 'settle', request, async (tx, row) => {
        if (row.state === 'TASK' || row.problems.length === 0)
          throw new AppError('conflict', 'channels.not_a_task', '这个渠道订单不在待处理状态', {
            state: row.state,
          });
        await store.change(tx, row, { problems: [] });
        return { outcome: row.state === 'TAKEN' ? 'taken' : 'cancelled' };
      }),

    async nameArticle(who, article) {
      const at = clock.now();
      await unitOfWork.run(async (tx) => {
        await store.nameArticle(tx, who.merchantId, article, who.staffId, at);
        await audit.record(tx, entry(who, 'name_article', `channel:${article.channel}`, article));
      });
    },
  };
}

const changedMeanwhile = () =>
  new AppError('conflict', 'channels.changed_meanwhile', '渠道刚刚更新了这个订单，请刷新后重试');
/** Which pieces are left to send is the channel's to say: who takes the order whole sends what was paid back. */
const refundedInPart = () =>
  new AppError(
    'conflict',
    'channels.refunded_in_part',
    '渠道已退回部分款项，不能整单接收，请拒绝后按渠道处理',
  );
