import { AppError, type Clock, HOUR_MS, type MerchantId, type OrderId, type UnitOfWork } from '#kernel';
import type { Members } from '#modules/members';
import { maskPhone } from '#modules/privacy';
import type { OfAnOrder } from './events.ts';
import type { ShippingBoard, ShippingReport } from './logistics.ts';
import type { OrderParts, OrderToFulfil } from './order-parts.ts';
import type { ParcelStore } from './parcel-store.ts';

/** The first one, and the one correction that WeChat takes per payment. */
const REPORTS_MAX = 2;
/** What an event that died did not tell is told here: four times a day for a month. */
const LOOK_EVERY_MS = 6 * HOUR_MS;
const LOOKS_MAX = 120;
const LOOKS_PER_TURN_MAX = 100;
/** `shipping_list` has 1 to 10 entries; what an order of more stores has beyond is not told. */
const PARCELS_TOLD_MAX = 10;
export const SAME_CITY = '同城配送';
export const OWN_RIDER = '门店配送';
const LEFT_THE_HOUSE = new Set(['SHIPPED', 'RECEIVED', 'PICKED_UP']);
const NOTHING_TO_HAND_OVER = new Set(['CANCELLED', 'REFUNDED']);

export interface ReportShipping {
  /** The money of an order came through WeChat: it will want to hear of the goods. */
  onPaid(event: OfAnOrder & { readonly providerTransactionId: string }): Promise<void>;
  /** A part has left the house or was given back, or its number was corrected. */
  onHandedOver(order: Pick<OfAnOrder, 'merchantId' | 'orderId'>): Promise<void>;
  /** Stored value is there at once: virtual goods. */
  onVirtual(event: OfAnOrder, memberId: string, description: string): Promise<void>;
  /** Asks again about payments that WeChat was told nothing about; returns how many. */
  catchUp(): Promise<number>;
  /** The carrier says that she has it: WeChat may ask her to confirm, when it was the last one on its way. */
  onSigned(event: OfAnOrder & { readonly signedAt: number }): Promise<void>;
}

interface Parts {
  readonly unitOfWork: UnitOfWork;
  readonly parcels: ParcelStore;
  readonly orders: OrderParts;
  readonly board: ShippingBoard;
  readonly members: Pick<Members, 'openidOf'>;
  readonly clock: Clock;
}

/**
 * 发货信息录入 (FUL-04): one report per payment with every parcel of it, when every part has left the house or was
 * collected; told parcel by parcel it could not be corrected any more.
 */
export function reportShipping({
  unitOfWork,
  parcels,
  orders,
  board,
  members,
  clock,
}: Parts): ReportShipping {
  async function tell(
    merchantId: MerchantId,
    orderId: OrderId,
    content: (transactionId: string) => Promise<Omit<ShippingReport, 'transactionId' | 'at'> | undefined>,
  ): Promise<void> {
    const report = await parcels.report(merchantId, orderId);
    // Paid otherwise, or for nothing; or corrected once already.
    if (report === undefined || report.reports >= REPORTS_MAX) return;
    const told = await content(report.transactionId);
    if (told === undefined) return;
    const { openid: _payer, ...facts } = told;
    const text = JSON.stringify(facts);
    // What was refused is told again: the reason may be gone.
    if (report.state !== 'REFUSED' && report.reported === text) return;
    const at = clock.now();
    const answer = await board.upload({ ...told, transactionId: report.transactionId, at });
    if (answer === undefined) throw new AppError('unavailable', 'fulfilment.wechat_silent', '微信暂无回应');
    await unitOfWork.run((tx) =>
      parcels.reported(tx, merchantId, orderId, {
        ...{ before: report.reports, content: text, refusal: answer.refusal, at },
      }),
    );
  }

  /** WeChat asks for the payment as a whole: not while another parcel of it is under way. */
  async function isAwaited(merchantId: MerchantId, orderId: OrderId): Promise<boolean> {
    const [order, sent] = await Promise.all([
      orders.find({ merchantId, id: orderId }),
      parcels.ofOrder(merchantId, orderId),
    ]);
    const parts = order?.parts.filter(({ state }) => state === 'SHIPPED') ?? [];
    return sent.some(
      (each) => each.state === 'ON_THE_WAY' && parts.some(({ storeId }) => storeId === each.storeId),
    );
  }

  const reporter: ReportShipping = {
    async onPaid({ merchantId, orderId, providerTransactionId }) {
      await unitOfWork.run((tx) =>
        parcels.openReport(tx, merchantId, orderId, providerTransactionId, clock.now() + LOOK_EVERY_MS),
      );
    },
    onHandedOver: ({ merchantId, orderId }) =>
      tell(merchantId, orderId, async () => {
        const key = { merchantId, id: orderId };
        const order = await orders.find(key);
        const items = order === undefined ? undefined : handedOver(order);
        if (order === undefined || items === undefined) return undefined;
        const openid = await members.openidOf(merchantId, order.memberId);
        if (openid === undefined) return undefined;
        const contacts = await Promise.all(
          items.parts.map(async ({ storeId, type }) =>
            type === 'pickup' ? '' : maskPhone((await orders.recipient(key, storeId))?.phone ?? ''),
          ),
        );
        return {
          ...{ openid, kind: items.kind },
          items: items.parts.map(({ shipment, description }, n) => ({
            ...{ carrier: shipment?.carrier ?? '', trackingNumber: shipment?.trackingNumber ?? '' },
            ...{ description, contactMasked: contacts[n] ?? '' },
          })),
        };
      }),
    async catchUp() {
      const due = await parcels.toTell(clock.now(), LOOKS_PER_TURN_MAX);
      for (const { merchantId, orderId } of due) {
        const lookAt = clock.now() + LOOK_EVERY_MS;
        // First, so that one which fails does not hold up the others.
        await unitOfWork.run((tx) => parcels.lookedAt(tx, merchantId, orderId, lookAt, LOOKS_MAX));
        await reporter.onHandedOver({ merchantId, orderId });
      }
      return due.length;
    },
    onVirtual: ({ merchantId, orderId }, memberId, description) =>
      tell(merchantId, orderId, async () => {
        const openid = await members.openidOf(merchantId, memberId as never);
        const item = { carrier: '', trackingNumber: '', description, contactMasked: '' };
        return openid === undefined ? undefined : { openid, kind: 'virtual', items: [item] };
      }),
    async onSigned({ merchantId, orderId, signedAt }) {
      const report = await parcels.report(merchantId, orderId);
      if (report?.state !== 'REPORTED' || report.remindedAt !== null) return;
      if (await isAwaited(merchantId, orderId)) return;
      const done = await board.remindToConfirm(report.transactionId, signedAt);
      if (done === undefined) throw new AppError('unavailable', 'fulfilment.wechat_silent', '微信暂无回应');
      await unitOfWork.run((tx) => parcels.reminded(tx, merchantId, orderId, clock.now()));
    },
  };
  return reporter;
}

/** What is to be told; undefined while a part is still in the house. Parcels come before what was collected. */
function handedOver({ parts }: OrderToFulfil) {
  const due = parts.filter(({ state }) => !NOTHING_TO_HAND_OVER.has(state));
  if (due.length === 0 || !due.every(({ state }) => LEFT_THE_HOUSE.has(state))) return undefined;
  const isLocal = ({ shipment }: (typeof due)[number]) =>
    shipment?.carrier === SAME_CITY || shipment?.carrier === OWN_RIDER;
  const parcels = due
    .filter(({ type }) => type === 'delivery')
    .flatMap((part) => {
      if (part.parcels.length === 0) return [part];
      return part.parcels.map(({ description, ...shipment }) => ({ ...part, shipment, description }));
    });
  const express = parcels.filter((part) => !isLocal(part));
  if (express.length > 0) return { kind: 'express' as const, parts: express.slice(0, PARCELS_TOLD_MAX) };
  if (parcels.length > 0) return { kind: 'same_city' as const, parts: parcels.slice(0, 1) };
  return { kind: 'pickup' as const, parts: due.slice(0, 1) };
}
