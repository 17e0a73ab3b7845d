import {
  AppError,
  DAY_MS,
  type EpochMs,
  HOUR_MS,
  type MerchantId,
  type RequestKey,
  type StaffId,
  type StaffRole,
  type StoreId,
  type Tx,
} from '#kernel';
import type { AfterSale, Parcel } from '../domain/after-sale.ts';
import { bringsGoodsBack } from '../domain/after-sale-states.ts';
import { type OfferedLine, offerOf } from '../domain/offer.ts';
import type { AfterSaleSettings } from '../domain/settings.ts';
import { draft, orderNotFound, type Wish } from './apply.ts';
import { type Approve, drop } from './approve.ts';
import type { LessOffered } from './events.ts';
import type { AfterSaleParts } from './parts.ts';
import { type Looked, putAway } from './put-away.ts';
import type { Refund } from './refund.ts';
import { known, partOf, take } from './step.ts';

/** Who acts, from where. */
export interface Who {
  readonly merchantId: MerchantId;
  readonly staffId: StaffId;
  readonly ip: string | null;
  readonly request: RequestKey;
  /** 403 without the role, or one of these, at this store. */
  requireAt(storeId: StoreId, roles?: readonly StaffRole[]): void;
}

export interface AfterSaleDesk {
  approve(who: Who, id: string): Promise<AfterSale>;
  reject(who: Who, id: string, answer: string): Promise<AfterSale>;
  /** Less than she asked for, and why, once per request: she takes it, or the owner decides. */
  offer(who: Who, id: string, lines: readonly OfferedLine[], words: string): Promise<AfterSale>;
  /**
   * The goods are here. What is as good as new goes on the shelf of the store that they were bought at; also later, where
   * time has counted them as received and they were paid for.
   */
  received(who: Who, id: string, looked: Looked): Promise<AfterSale>;
  refund(who: Who, id: string): Promise<AfterSale>;
  /** Sends the other article, or what was missing; without a parcel it is handed over at the counter. */
  resend(who: Who, id: string, parcel: Parcel | null): Promise<AfterSale>;
  /** What could not go back the way it came, or failed to, has been transferred, under this number. */
  paidByHand(who: Who, id: string, reference: string): Promise<AfterSale>;
  /** Asks the provider again, under the same number. */
  retry(who: Who, id: string): Promise<AfterSale>;
  /** Goods of an order of any channel are returned at this store's counter; they go on its shelf. */
  returnAtCounter(who: Who, wish: CounterReturn): Promise<AfterSale>;
  setSettings(who: Who, settings: AfterSaleSettings): Promise<AfterSaleSettings>;
}

export type CounterReturn = Omit<Wish, 'orderId' | 'type' | 'exchangeSkuId'> &
  Looked & { readonly orderNumber: string; readonly atStoreId: StoreId };

/** The shop's side of ORD-07: every act in one commit, once per key, and in the audit log. */
export function afterSaleDesk(parts: AfterSaleParts, approve: Approve, refund: Refund): AfterSaleDesk {
  const { unitOfWork, answers, audit, store, soldLines, stock, payments, clock, ids } = parts;

  function once<Answer extends object>(who: Who, work: (tx: Tx, at: EpochMs) => Promise<Answer>) {
    const at = clock.now();
    return unitOfWork.run(async (tx) => {
      const earlier = await answers.claim<Answer>(tx, who.request);
      if (earlier !== undefined) return earlier;
      const answer = await work(tx, at);
      await answers.record(tx, who.request, answer);
      return answer;
    });
  }

  function act(
    who: Who,
    id: string,
    verb: string,
    work: (tx: Tx, request: AfterSale, at: EpochMs) => Promise<AfterSale>,
  ): Promise<AfterSale> {
    return once(who, async (tx, at) => {
      const before = known(await store.get(tx, who.merchantId, id));
      who.requireAt(before.storeId);
      const after = await work(tx, before, at);
      await note(tx, who, verb, id, facts(before), facts(after), at);
      return after;
    });
  }

  function note(
    tx: Tx,
    who: Who,
    verb: string,
    id: string,
    before: object | null,
    after: object,
    at: EpochMs,
  ) {
    const { merchantId, staffId, ip } = who;
    const entry = { merchantId, actor: staffId, action: `after-sale.${verb}`, subject: `after_sale:${id}` };
    return audit.record(tx, { ...entry, before, after, ip, at });
  }

  async function sendGoods(tx: Tx, request: AfterSale, at: EpochMs): Promise<void> {
    const { merchantId, id, storeId, exchangeSkuId, lines } = request;
    const wanted = lines.map(({ skuId, quantity }) => ({ skuId: exchangeSkuId ?? skuId, quantity }));
    const goods = await soldLines.goodsOf(merchantId, storeId, wanted);
    const reservationId = `after-sale:${id}`;
    await stock.reserve(tx, { merchantId, reservationId, lines: goods, expiresAt: at });
    await stock.commit(tx, merchantId, reservationId);
  }

  return {
    approve: (who, id) =>
      act(who, id, 'approve', (tx, request, at) => {
        requireSay(who, request);
        return approve(tx, request, 'staff', at);
      }),

    reject: (who, id, answer) =>
      act(who, id, 'reject', (tx, request, at) => {
        requireSay(who, request);
        return drop(parts, tx, request, 'REJECTED', 'staff', at, answer);
      }),

    offer: (who, id, lines, words) =>
      act(who, id, 'offer', async (tx, request, at) => {
        const offer = offerOf(request, lines, words);
        const { shipWithinDays } = await store.settings(tx, who.merchantId);
        const answerBefore = at + shipWithinDays * DAY_MS;
        const { merchantId, orderId, memberId, storeId, amountFen: askedFen } = request;
        tx.emit<LessOffered>({
          ...{
            type: 'after-sale.less_offered',
            occurredAt: at,
            merchantId,
            afterSaleId: id,
            orderId,
            memberId,
          },
          ...{ storeId, offeredFen: offer.amountFen, askedFen, answerBefore },
        });
        return take(store, tx, request, 'OFFERED', 'staff', at, { dueAt: answerBefore, offer });
      }),

    received: (who, id, looked) =>
      act(who, id, 'receive', async (tx, request, at) => {
        const { approveAfterHours } = await store.settings(tx, who.merchantId);
        // An exchange waits for people: nobody sends goods because time went by.
        const dueAt = request.type === 'RETURN_REFUND' ? at + approveAfterHours * HOUR_MS : null;
        const order = await soldLines.lock(tx, who.merchantId, request.orderId);
        const here = liesUnseen(request)
          ? request
          : await take(store, tx, request, 'RECEIVED', 'staff', at, { dueAt });
        await putAway(parts, tx, {
          ...{ ...looked, order, request: here, storeId: request.storeId, by: who.staffId, at },
        });
        return known(await store.get(tx, who.merchantId, id));
      }),

    refund: (who, id) => act(who, id, 'refund', (tx, request, at) => refund(tx, request, 'staff', at)),

    resend: (who, id, parcel) =>
      act(who, id, 'resend', async (tx, request, at) => {
        const from = bringsGoodsBack(request.type) ? 'RECEIVED' : 'APPROVED';
        if (request.state !== from || request.type === 'RETURN_REFUND' || request.type === 'REFUND_ONLY')
          throw new AppError('conflict', 'after-sale.illegal_step', '售后单当前状态不能这样操作', {
            ...{ from: request.state, to: 'DONE', type: request.type },
          });
        await sendGoods(tx, request, at);
        const done = await take(store, tx, request, 'DONE', 'staff', at, { dueAt: null, resent: parcel });
        // What she has now may be asked about again.
        await soldLines.unclaim(tx, who.merchantId, partOf(request));
        return done;
      }),

    paidByHand: (who, id, reference) =>
      act(who, id, 'pay_by_hand', async (tx, request, at) => {
        // Settled by hand it is not asked of the provider again: `retry` finds nothing that failed.
        const isByHand =
          request.moneyWay === 'by_hand' || (await store.setMoneyWay(tx, request, 'failed', 'by_hand'));
        if (!isByHand)
          throw new AppError('conflict', 'after-sale.not_by_hand', '这笔退款会原路退回，无需登记转账');
        return take(store, tx, request, 'DONE', 'staff', at, { dueAt: null, reference });
      }),

    retry: (who, id) =>
      act(who, id, 'retry_refund', async (tx, request) => {
        const { merchantId, orderId } = request;
        const again =
          (await store.setMoneyWay(tx, request, 'failed', 'original')) &&
          (await payments.retryRefund(tx, { merchantId, orderId, refundId: id }));
        if (!again) throw new AppError('conflict', 'after-sale.not_failed', '这笔退款没有失败');
        return known(await store.get(tx, merchantId, id));
      }),

    async returnAtCounter(who, { orderNumber, atStoreId, conditions, ...wish }) {
      who.requireAt(atStoreId);
      const { merchantId } = who;
      const order = await soldLines.findByNumber(merchantId, orderNumber);
      const id = ids.next();
      return once(who, async (tx, at) => {
        if (order === undefined) throw orderNotFound(orderNumber);
        const settings = await store.settings(tx, merchantId);
        const whole: Wish = { ...wish, orderId: order.id, type: 'RETURN_REFUND' };
        const drafted = await draft(parts, tx, { merchantId, wish: whole, settings, id, at }, ({ are }) => {
          // Whoever stands at the counter with the goods has them; how long is for staff to judge.
          if (are === 'unsent')
            throw new AppError('conflict', 'after-sale.not_received', '商品尚未交付，请直接退款');
        });
        const steps = [{ state: 'RECEIVED', at, by: 'staff' } as const];
        const here: AfterSale = { ...drafted, state: 'RECEIVED', dueAt: null, steps };
        await store.add(tx, here);
        await putAway(parts, tx, {
          ...{ conditions, order, request: here, storeId: atStoreId, by: who.staffId, at },
        });
        const after = await refund(tx, known(await store.get(tx, merchantId, id)), 'staff', at);
        await note(tx, who, 'return_at_counter', id, null, { ...facts(after), atStoreId }, at);
        return after;
      });
    },

    setSettings: (who, settings) =>
      once(who, async (tx, at) => {
        const before = await store.settings(tx, who.merchantId);
        await store.setSettings(tx, who.merchantId, settings, who.staffId, at);
        const entry = { merchantId: who.merchantId, actor: who.staffId, action: 'after-sale.set_settings' };
        await audit.record(tx, {
          ...{ ...entry, subject: 'after_sale_settings', before, after: settings, ip: who.ip, at },
        });
        return settings;
      }),
  };
}

/** Who offered less is not who decides when she will not take it. */
function requireSay(who: Who, { state, storeId }: AfterSale): void {
  if (state === 'ESCALATED') who.requireAt(storeId, ['owner']);
}

/** Time has counted the goods as received, and nobody has looked at them. */
const liesUnseen = ({ type, steps, lines }: AfterSale) =>
  bringsGoodsBack(type) &&
  steps.some(({ state, by }) => state === 'RECEIVED' && by === 'time') &&
  lines.every(({ condition }) => condition === null);

/** What was said about her stays with the request, where it is sealed. */
const facts = ({ state, type, orderId, amountFen, moneyWay, reference, offer }: AfterSale) => ({
  ...{ state, type, orderId, amountFen, moneyWay, reference, offeredFen: offer?.amountFen ?? null },
});
