import { type AnswerBook, AppError, type Clock, MINUTE_MS, type RequestKey, type UnitOfWork } from '#kernel';
import type { Audit } from '#modules/access';
import type { Members } from '#modules/members';
import type { Stores } from '#modules/stores';
import { CARRIERS } from '../domain/parcel.ts';
import type { OfAPartOfAnOrder, WaybillAsked } from './events.ts';
import type { LogisticsAssistant } from './logistics.ts';
import type { OrderParts } from './order-parts.ts';
import type { Parcel, ParcelKey, ParcelStore } from './parcel-store.ts';
import type { Who } from './rule-desk.ts';

/** The outbox asks for some 17 minutes; what has no number after so long may be asked for again. */
const GIVEN_UP_AFTER_MS = 30 * MINUTE_MS;

export interface Waybills {
  /** Asks the carrier for a number after the commit. 404 no such parcel, 409 shipped, or asked for already. */
  ask(who: Who, key: ParcelKey, carrier: string, request: RequestKey): Promise<Parcel>;
  /** Called off at the carrier first, and then here. */
  cancel(who: Who, key: ParcelKey): Promise<Parcel>;
  /** The label to print; who looked is kept, since her address is on it. */
  label(who: Who, key: ParcelKey): Promise<string>;
  /** The reaction to `fulfilment.waybill_asked`; any number of times. */
  onAsked(event: OfAPartOfAnOrder): Promise<void>;
  /** Nothing is left to send: the carrier is called off. */
  onRefunded(event: OfAPartOfAnOrder): Promise<void>;
}

interface Parts {
  readonly unitOfWork: UnitOfWork;
  readonly answers: AnswerBook;
  readonly parcels: ParcelStore;
  readonly orders: OrderParts;
  readonly logistics: LogisticsAssistant;
  readonly members: Pick<Members, 'openidOf'>;
  readonly stores: Pick<Stores, 'find'>;
  readonly audit: Audit;
  readonly clock: Clock;
}

/** 物流助手 (FUL-04): a number for the parcel, its label, and calling it off. */
export function waybills(parts: Parts): Waybills {
  const { unitOfWork, answers, parcels, orders, logistics, members, stores, audit, clock } = parts;

  async function orderOf({ merchantId, orderId, storeId }: ParcelKey) {
    const order = await orders.find({ merchantId, id: orderId });
    const part = order?.parts.find((each) => each.storeId === storeId);
    if (order === undefined || part?.type !== 'delivery') throw parcelNotFound(orderId);
    return { order, part };
  }

  async function asked(key: ParcelKey) {
    const { order } = await orderOf(key);
    const parcel = await parcels.find(key);
    if (parcel === undefined || !parcel.madeHere) throw parcelNotFound(key.orderId);
    const openid = (await members.openidOf(key.merchantId, order.memberId)) ?? '';
    const { carrier, trackingNumber: number } = parcel;
    return { parcel, asked: { id: waybillId(key), openid, carrier, number } };
  }

  const entry = (who: Who, key: ParcelKey, action: string, after: object | null) => ({
    ...{ merchantId: who.merchantId, actor: who.staffId, action: `fulfilment.${action}`, ip: who.ip },
    ...{
      subject: `order:${key.orderId}`,
      before: null,
      after: { storeId: key.storeId, ...after },
      at: clock.now(),
    },
  });

  return {
    async ask(who, key, carrier, request) {
      if (CARRIERS[carrier] === undefined)
        throw new AppError('unprocessable', 'fulfilment.carrier_unknown', '不支持这家快递公司', { carrier });
      const { part } = await orderOf(key);
      const at = clock.now();
      return unitOfWork.run(async (tx) => {
        const earlier = await answers.claim<Parcel>(tx, request);
        if (earlier !== undefined) return earlier;
        const isPreparing = await orders.holdPreparing(
          tx,
          { merchantId: key.merchantId, id: key.orderId },
          key.storeId,
        );
        if (!isPreparing || !(await parcels.ask(tx, key, carrier, at, at - GIVEN_UP_AFTER_MS)))
          throw new AppError('conflict', 'fulfilment.waybill_not_now', '当前状态不能下运单', {
            state: part.state,
          });
        await audit.record(tx, entry(who, key, 'ask_waybill', { carrier }));
        tx.emit<WaybillAsked>({ type: 'fulfilment.waybill_asked', occurredAt: at, ...key });
        const answer: Parcel = {
          ...{
            ...key,
            state: 'ASKED',
            carrier,
            trackingNumber: '',
            madeHere: true,
            reason: '',
            signedAt: null,
          },
        };
        await answers.record(tx, request, answer);
        return answer;
      });
    },

    async cancel(who, key) {
      const found = await asked(key);
      if (found.parcel.state !== 'MADE') throw notNow(found.parcel.state);
      const done = await logistics.cancel(found.asked);
      if (done === undefined) throw noAnswer();
      if (!done)
        throw new AppError('conflict', 'fulfilment.carrier_refused', '快递公司不同意取消，可能已揽收');
      await unitOfWork.run(async (tx) => {
        if (!(await parcels.move(tx, key, 'CANCELLED', ''))) return;
        await audit.record(tx, entry(who, key, 'cancel_waybill', null));
      });
      return { ...found.parcel, state: 'CANCELLED' };
    },

    async label(who, key) {
      const found = await asked(key);
      if (!['MADE', 'ON_THE_WAY'].includes(found.parcel.state)) throw notNow(found.parcel.state);
      await unitOfWork.run((tx) => audit.record(tx, entry(who, key, 'print_label', null)));
      const html = await logistics.label(found.asked);
      if (html === undefined) throw noAnswer();
      if (html === null) throw parcelNotFound(key.orderId);
      return html;
    },

    async onAsked({ merchantId, orderId, storeId }) {
      const key = { merchantId, orderId, storeId };
      const [parcel, { order, part }] = await Promise.all([parcels.find(key), orderOf(key)]);
      if (parcel?.state !== 'ASKED') return;
      const [to, store, openid] = await Promise.all([
        orders.recipient({ merchantId, id: orderId }, storeId),
        stores.find(merchantId, storeId),
        members.openidOf(merchantId, order.memberId),
      ]);
      if (part.state !== 'PREPARING') {
        await unitOfWork.run((tx) => parcels.move(tx, key, 'CANCELLED', 'part_gone'));
        return;
      }
      if (to === undefined || store === undefined) {
        await unitOfWork.run((tx) => parcels.move(tx, key, 'REFUSED', 'no_recipient'));
        return;
      }
      const { name, phone, address } = store;
      const { pieces, description } = part;
      const made = await logistics.make({
        ...{ id: waybillId(key), orderId, openid: openid ?? '', carrier: parcel.carrier },
        ...{ to, pieces, description },
        from: { name, phone, address },
      });
      // Thrown, so that the outbox asks again with growing pauses; in the end it is a dead letter that somebody sees.
      if (made === undefined) throw noAnswer();
      const isKept = await unitOfWork.run((tx) =>
        'number' in made
          ? parcels.made(tx, key, made.number)
          : parcels.move(tx, key, 'REFUSED', made.refusal),
      );
      // Called off meanwhile, or sent under another number: nobody needs the one that was just made.
      if (isKept || !('number' in made) || (await parcels.find(key))?.trackingNumber === made.number) return;
      await logistics.cancel({
        ...{ id: waybillId(key), openid: openid ?? '', carrier: parcel.carrier, number: made.number },
      });
    },

    async onRefunded({ merchantId, orderId, storeId }) {
      const key = { merchantId, orderId, storeId };
      const parcel = await parcels.find(key);
      if (parcel === undefined || !parcel.madeHere) return;
      const cancelled = () => unitOfWork.run((tx) => parcels.move(tx, key, 'CANCELLED', 'part_refunded'));
      // First here, so that whoever asks for its number at this moment finds it cancelled.
      if (parcel.state === 'ASKED') await cancelled();
      else if (parcel.state !== 'MADE' && parcel.state !== 'CANCELLED') return;
      const done = await logistics.cancel((await asked(key)).asked);
      if (done === undefined) throw noAnswer();
      if (done && parcel.state === 'MADE') await cancelled();
    },
  };
}

/** One parcel per order and store, however often it is asked for. */
export function waybillId({ orderId, storeId }: Pick<ParcelKey, 'orderId' | 'storeId'>): string {
  return `${orderId}.${storeId}`;
}

export function parcelNotFound(orderId: string): AppError {
  return new AppError('not_found', 'fulfilment.parcel_not_found', '没有这个包裹', { orderId });
}

function notNow(state: string): AppError {
  return new AppError('conflict', 'fulfilment.waybill_not_now', '当前状态不能这样操作', { state });
}

function noAnswer(): AppError {
  return new AppError('unavailable', 'fulfilment.carrier_silent', '快递公司暂无回应，请稍后再试', {
    retryAfterSeconds: 5,
  });
}
