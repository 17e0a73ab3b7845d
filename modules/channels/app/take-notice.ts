import {
  type AnswerBook,
  AppError,
  type Clock,
  type Ids,
  type MerchantId,
  type OrderId,
  type RequestKey,
  type Tx,
  type UnitOfWork,
} from '#kernel';
import type { ChannelReturns } from '#modules/after-sale';
import type { ChannelSales } from '#modules/orders';
import { type ChannelContent, type ChannelNotice, goodsOf, type TaskProblem } from '../domain/notice.ts';
import { type BecomeOrder, type NoticeOutcome, shortOf } from './become-order.ts';
import type { ChannelKey, ChannelOrder, ChannelOrderStore } from './ports.ts';
import type { Resolve } from './resolve.ts';

/** `request` undefined = told by an adapter, whose numbers are key enough. */
export type TakeNotice = (
  merchantId: MerchantId,
  notice: ChannelNotice,
  request: RequestKey | undefined,
) => Promise<NoticeOutcome>;

type Refunded = Extract<ChannelNotice, { kind: 'refunded' }>;

export interface IntakeParts {
  readonly unitOfWork: UnitOfWork;
  readonly answers: AnswerBook;
  readonly store: ChannelOrderStore;
  readonly resolve: Resolve;
  readonly become: BecomeOrder;
  readonly sales: ChannelSales;
  readonly returns: ChannelReturns;
  readonly clock: Clock;
  readonly ids: Ids;
}

/**
 * The one way in for orders that were sold elsewhere (ORD-05): each once, by channel and number, however often, however
 * late and in whatever order its notices come. What cannot become an order waits as a task.
 */
export function takeNotice(parts: IntakeParts): TakeNotice {
  const { unitOfWork, answers, store, sales, returns, resolve, become, clock, ids } = parts;

  async function once(
    request: RequestKey | undefined,
    work: (tx: Tx) => Promise<NoticeOutcome>,
  ): Promise<NoticeOutcome> {
    return unitOfWork.run(async (tx) => {
      const earlier = request === undefined ? undefined : await answers.claim<NoticeOutcome>(tx, request);
      if (earlier !== undefined) return earlier;
      const outcome = await work(tx);
      if (request !== undefined) await answers.record(tx, request, outcome);
      return outcome;
    });
  }

  async function told(
    key: ChannelKey,
    notice: Extract<ChannelNotice, { kind: 'created' | 'amended' }>,
    request: RequestKey | undefined,
  ): Promise<NoticeOutcome> {
    const at = clock.now();
    const { order: content, revision } = notice;
    const [rowId, orderId] = [ids.next(), ids.next() as OrderId];
    const attempt = (problems: readonly TaskProblem[] | undefined) =>
      once(request, async (tx) => {
        await store.note(tx, key, rowId, at);
        const row = await store.advance(tx, key, revision, at);
        if (row === undefined || row.state === 'CANCELLED' || row.state === 'REFUSED')
          return { outcome: 'ignored' };
        if (row.state === 'TAKEN') return amend(tx, row, content);
        await store.keepContent(tx, row, content);
        return become(tx, row, content, orderId, inPart(row) ?? problems);
      });
    try {
      return await attempt(undefined);
    } catch (error) {
      const problem = shortOf(error);
      if (problem === undefined) throw error;
      return attempt([problem]);
    }
  }

  /** The goods are taken and paid for: another address is followed, other goods are for a person to settle. */
  async function amend(tx: Tx, row: ChannelOrder, content: ChannelContent): Promise<NoticeOutcome> {
    const isSame = row.goods === goodsOf(content);
    const { merchantId, orderId } = row;
    const readdressed =
      isSame &&
      orderId !== null &&
      (content.recipient === null ||
        (await sales.readdress(tx, { merchantId, id: orderId }, content.storeId, content.recipient)));
    if (readdressed) return { outcome: 'taken' };
    const code = isSame ? 'address_amended' : 'goods_amended';
    const problems = [...row.problems, { code, about: `${row.revision}` } as const];
    await store.change(tx, row, { problems });
    return { outcome: 'task' };
  }

  function cancelled(key: ChannelKey, revision: number, request: RequestKey | undefined) {
    const at = clock.now();
    const [rowId, afterSaleId] = [ids.next(), ids.next()];
    return once(request, async (tx) => {
      // Told before the order itself: the order finds this row, and never comes to life.
      await store.note(tx, key, rowId, at);
      const row = await store.advance(tx, key, revision, at);
      if (row === undefined || row.state === 'CANCELLED' || row.state === 'REFUSED')
        return { outcome: 'ignored' };
      if (row.orderId === null) {
        await store.change(tx, row, { state: 'CANCELLED', problems: [] });
        return { outcome: 'cancelled' };
      }
      const refundNo = `cancel:${revision}`;
      await store.noteRefund(tx, key, refundNo, afterSaleId, at);
      const back = await returns.giveBack(tx, {
        ...{ merchantId: key.merchantId, orderId: row.orderId, id: afterSaleId, at },
        ...{ words: '渠道取消订单', reference: `${key.channel}:${key.externalNo}`, onlyUnsent: true },
      });
      if (back !== 'sent') {
        await store.change(tx, row, { state: 'CANCELLED', problems: [] });
        return { outcome: 'cancelled' };
      }
      const problems = [...row.problems, { code: 'cancelled_after_sending', about: '' } as const];
      await store.change(tx, row, { problems });
      return { outcome: 'task' };
    });
  }

  /** Money back for what is no order of ours yet: paid back whole it never becomes one, in part it waits for a person. */
  async function refundedBefore(
    tx: Tx,
    row: ChannelOrder,
    { refundNo, lines }: Pick<Refunded, 'refundNo' | 'lines'>,
  ): Promise<NoticeOutcome> {
    if (row.state === 'CANCELLED' || row.state === 'REFUSED') return { outcome: 'ignored' };
    if (lines === undefined) {
      await store.change(tx, row, { state: 'CANCELLED', problems: [] });
      return { outcome: 'cancelled' };
    }
    if (row.problems.some(({ code, about }) => code === 'refunded_in_part' && about === refundNo))
      return { outcome: 'ignored' };
    const problems = [...row.problems, { code: 'refunded_in_part', about: refundNo } as const];
    await store.change(tx, row, { state: 'TASK', problems });
    return { outcome: 'task' };
  }

  async function refunded(
    key: ChannelKey,
    { refundNo, lines }: Refunded,
    request: RequestKey | undefined,
  ): Promise<NoticeOutcome> {
    const at = clock.now();
    const afterSaleId = ids.next();
    const { merchantId, channel } = key;
    const skus = await resolve.articles(merchantId, channel, lines?.map(({ article }) => article) ?? []);
    return once(request, async (tx) => {
      const row = await store.hold(tx, key);
      if (row === undefined)
        throw new AppError('conflict', 'channels.order_unknown', '还没有收到这个渠道订单，请稍后重发', {
          externalNo: key.externalNo,
        });
      if (row.orderId === null) return refundedBefore(tx, row, { refundNo, lines });
      // Our own refund, of which the channel heard from us.
      if (await returns.isOf(tx, merchantId, row.orderId, refundNo)) return { outcome: 'ignored' };
      const wanted = lines?.map(({ article, quantity }) => ({
        skuId: known(skus.get(article), article),
        quantity,
      }));
      if (!(await store.noteRefund(tx, key, refundNo, afterSaleId, at))) return { outcome: 'ignored' };
      const back = await returns.giveBack(tx, {
        ...{ merchantId, orderId: row.orderId, id: afterSaleId, lines: wanted, at },
        ...{ words: '渠道退款', reference: refundNo, onlyUnsent: false },
      });
      if (back !== 'sent') return { outcome: back === 'done' ? 'refunded' : 'ignored' };
      const problems = [...row.problems, { code: 'refunded_after_sending', about: refundNo } as const];
      await store.change(tx, row, { problems });
      return { outcome: 'task' };
    });
  }

  return async (merchantId, notice, request) => {
    const { channel, externalNo } = notice;
    const key = { merchantId, channel, externalNo };
    if (notice.kind === 'cancelled') return cancelled(key, notice.revision, request);
    if (notice.kind === 'refunded') return refunded(key, notice, request);
    return told(key, notice, request);
  };
}

/** Who was paid back for some of it gets none of it by itself, whatever is told later. */
function inPart({ problems }: ChannelOrder): readonly TaskProblem[] | undefined {
  const some = problems.filter(({ code }) => code === 'refunded_in_part');
  return some.length === 0 ? undefined : some;
}

function known<Thing>(thing: Thing | undefined, article: string): Thing {
  if (thing !== undefined) return thing;
  throw new AppError('unprocessable', 'channels.unknown_article', '退款里有无法识别的商品', { article });
}
