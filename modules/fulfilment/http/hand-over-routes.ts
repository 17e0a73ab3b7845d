import { member, type Route, requireRoleAt, route, staff } from '#http';
import { AppError, holdsRole, type OrderId, type StaffPrincipal, type StaffRole } from '#kernel';
import type { CorrectShipment } from '../app/correct-shipment.ts';
import { type HandOverView, shownParcel } from '../app/hand-over-view.ts';
import type { Who } from '../app/rule-desk.ts';
import type { Waybills } from '../app/waybills.ts';
import {
  correctBody,
  handOverAnswer,
  labelAnswer,
  orderParams,
  parcelAnswer,
  storeBody,
  waybillBody,
} from './hand-over-contract.ts';

const PACKERS = ['owner', 'manager', 'cashier', 'clerk'] as const satisfies readonly StaffRole[];
/** A label shows the address, which a till has no use for. */
const LABELLERS = ['owner', 'manager', 'clerk'] as const satisfies readonly StaffRole[];
/** A label shows an address: packing goes no faster. */
const LABELS_PER_MINUTE_MAX = 20;
const NO_PARCEL = 'No such parcel at this store';
const SILENT = { 503: 'The carrier does not answer' } as const;

export function whoActs({ merchantId, staffId }: StaffPrincipal, ip: string | undefined): Who {
  return { merchantId, staffId, ip: ip ?? null };
}

/** Where her goods are, waybills of the logistics assistant, and a number that was mistyped (FUL-04, ORD-06). */
export function handOverRoutes(
  view: HandOverView,
  waybills: Waybills,
  correct: CorrectShipment,
): readonly Route[] {
  const find = async (merchantId: Who['merchantId'], id: OrderId) => {
    const found = await view(merchantId, id);
    if (found === undefined) throw orderNotFound(id);
    return found;
  };
  return [
    route({
      method: 'get',
      path: '/v1/orders/{id}/hand-over',
      summary: 'Slots, parcels with their tracks, and riders of one of my orders',
      access: member,
      params: orderParams,
      answers: { 200: handOverAnswer },
      problems: { 404: 'No such order of mine' },
      handle: async ({ principal: { merchantId, memberId }, params: { id } }) => {
        const { order, items } = await find(merchantId, id);
        if (order.memberId !== memberId) throw orderNotFound(id);
        return { json: { items } };
      },
    }),
    route({
      method: 'get',
      path: '/v1/console/orders/{id}/hand-over',
      summary: 'The same for staff, as far as it concerns their stores',
      access: staff(...PACKERS, 'rider'),
      params: orderParams,
      answers: { 200: handOverAnswer },
      problems: { 404: 'No such order' },
      handle: async ({ principal, params: { id } }) => {
        const { items } = await find(principal.merchantId, id);
        const own = items.filter(({ storeId }) => holdsRole(principal, storeId, [...PACKERS, 'rider']));
        const [first] = items;
        if (own.length === 0 && first !== undefined)
          requireRoleAt(principal, first.storeId, [...PACKERS, 'rider']);
        return { json: { items: own } };
      },
    }),
    route({
      method: 'post',
      path: '/v1/console/orders/{id}/waybill',
      summary: 'Asks the carrier for a waybill; its number appears in the hand-over a moment later',
      access: staff(...PACKERS),
      idempotent: true,
      params: orderParams,
      body: waybillBody,
      answers: { 200: parcelAnswer },
      problems: {
        404: NO_PARCEL,
        409: 'Shipped, or asked for already',
        422: 'Not a carrier of the assistant',
      },
      handle: async ({ principal, params: { id }, body: { storeId, carrier }, requestKey, http }) => {
        requireRoleAt(principal, storeId, PACKERS);
        const key = { merchantId: principal.merchantId, orderId: id, storeId };
        const asked = await waybills.ask(whoActs(principal, http.request.ip), key, carrier, requestKey);
        return { json: shownParcel(asked) };
      },
    }),
    route({
      method: 'post',
      path: '/v1/console/orders/{id}/waybill/cancel',
      summary: 'Calls the waybill off, at the carrier first',
      access: staff(...PACKERS),
      params: orderParams,
      body: storeBody,
      answers: { 200: parcelAnswer },
      problems: { 404: NO_PARCEL, 409: 'On its way, or the carrier has it', ...SILENT },
      handle: async ({ principal, params: { id }, body: { storeId }, http }) => {
        requireRoleAt(principal, storeId, PACKERS);
        const key = { merchantId: principal.merchantId, orderId: id, storeId };
        return { json: shownParcel(await waybills.cancel(whoActs(principal, http.request.ip), key)) };
      },
    }),
    route({
      method: 'post',
      path: '/v1/console/orders/{id}/waybill/label',
      summary: 'The label to print; it shows an address, so who printed it is kept in the audit log',
      access: staff(...LABELLERS),
      limit: { perMinute: LABELS_PER_MINUTE_MAX },
      params: orderParams,
      body: storeBody,
      answers: { 200: labelAnswer },
      problems: { 404: NO_PARCEL, 409: 'No waybill yet', ...SILENT },
      handle: async ({ principal, params: { id }, body: { storeId }, http }) => {
        requireRoleAt(principal, storeId, LABELLERS);
        const key = { merchantId: principal.merchantId, orderId: id, storeId };
        return { json: { html: await waybills.label(whoActs(principal, http.request.ip), key) } };
      },
    }),
    route({
      method: 'post',
      path: '/v1/console/orders/{id}/shipment-correction',
      summary: 'Another number for a parcel on its way; WeChat takes one correction per payment',
      access: staff(...PACKERS),
      params: orderParams,
      body: correctBody,
      answers: { 204: null },
      problems: { 404: NO_PARCEL, 409: 'Not on its way, or corrected before' },
      handle: async ({ principal, params: { id }, body: { storeId, instead, ...shipment }, http }) => {
        requireRoleAt(principal, storeId, PACKERS);
        const key = { merchantId: principal.merchantId, orderId: id, storeId };
        await correct(whoActs(principal, http.request.ip), key, shipment, instead);
        return { status: 204 };
      },
    }),
  ];
}

function orderNotFound(orderId: OrderId): AppError {
  return new AppError('not_found', 'fulfilment.order_not_found', '没有这个订单', { orderId });
}
