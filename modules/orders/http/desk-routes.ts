import { pageQuery, type Route, requireRoleAt, route, staff, wholeShopStaff } from '#http';
import { type Clock, fen, holdsRole, pageOf, type StaffPrincipal, type StaffRole } from '#kernel';
import type { AuditDesk } from '../app/audit-desk.ts';
import type { AuditStore } from '../app/audit-gate.ts';
import type { ChangePrice } from '../app/change-price.ts';
import { orderNotFound } from '../app/find-order.ts';
import type { OrderKey, OrderReads } from '../app/ports.ts';
import type { AddRemark, RemarkStore } from '../app/remarks.ts';
import type { AuditRules } from '../domain/audit-rules.ts';
import { ORDERS_ON_A_PICK_LIST_MAX, pickList, receipt } from '../domain/printed-order.ts';
import { ROLES, staffOrder, storesSeen } from './console-routes.ts';
import {
  auditRules,
  auditsAnswer,
  auditsQuery,
  decisionBody,
  pickListQuery,
  priceBody,
  printAnswer,
  printQuery,
  remarkAnswer,
  remarkBody,
  remarksAnswer,
} from './desk-contract.ts';
import { orderParams } from './order-contract.ts';
import { placedBefore } from './order-routes.ts';

/** Who decides about money: no till, no clerk. */
const DECIDERS = ['owner', 'manager'] as const satisfies readonly StaffRole[];
const NO_ORDER = 'No such order at my stores';

export interface DeskRouteParts {
  readonly reads: OrderReads;
  readonly remarks: RemarkStore;
  readonly addRemark: AddRemark;
  readonly changePrice: ChangePrice;
  readonly audits: AuditStore;
  readonly auditDesk: AuditDesk;
  readonly clock: Clock;
}

/** The back office of orders (ORD-04): remarks, another price, looking at orders, paper. */
export function deskRoutes(parts: DeskRouteParts): readonly Route[] {
  const { reads, remarks, addRemark, changePrice, audits, auditDesk, clock } = parts;

  /** An order with a part at a store where this person works. */
  async function seen(person: StaffPrincipal, { merchantId, id }: OrderKey) {
    const order = await reads.find({ merchantId, id });
    if (order === undefined) throw orderNotFound({ merchantId, id });
    const [first] = order.groups;
    const isMine = order.groups.some(({ storeId }) => holdsRole(person, storeId, ROLES));
    if (!isMine && first !== undefined) requireRoleAt(person, first.storeId, ROLES);
    return order;
  }
  const who = ({ merchantId, staffId }: StaffPrincipal, ip: string | undefined) => ({
    ...{ merchantId, staffId, ip: ip ?? null },
  });

  return [
    route({
      method: 'get',
      path: '/v1/console/orders/{id}/remarks',
      summary: 'What staff wrote about an order, newest first; the shopper does not read it',
      access: staff(...ROLES),
      params: orderParams,
      query: pageQuery,
      answers: { 200: remarksAnswer },
      problems: { 404: NO_ORDER },
      handle: async ({ principal, params: { id }, query: { cursor, limit } }) => {
        const { merchantId } = await seen(principal, { merchantId: principal.merchantId, id });
        const rows = await remarks.page(merchantId, id, placedBefore(cursor), limit + 1);
        return { json: pageOf(rows, limit, (row) => [row.at, row.id]) };
      },
    }),
    route({
      method: 'post',
      path: '/v1/console/orders/{id}/remarks',
      summary: 'Write something down for the others; the middle of a phone number is not kept',
      access: staff(...ROLES),
      idempotent: true,
      params: orderParams,
      body: remarkBody,
      answers: { 201: remarkAnswer },
      problems: { 404: NO_ORDER },
      handle: async ({ principal, params: { id }, body: { words }, requestKey: request, http }) => {
        const { merchantId } = await seen(principal, { merchantId: principal.merchantId, id });
        const act = { ...who(principal, http.request.ip), request };
        return { json: await addRemark({ merchantId, id }, words, act) };
      },
    }),
    route({
      method: 'post',
      path: '/v1/console/orders/{id}/price',
      summary:
        'Lower what one part of an unpaid order costs; the open payment is ended at its provider first',
      access: staff(...DECIDERS),
      idempotent: true,
      params: orderParams,
      body: priceBody,
      answers: { 200: staffOrder },
      problems: {
        404: 'No such order at this store',
        409: 'Paid or ended, or she is paying at this moment',
        422: 'Not lower, or nothing would be left to pay',
        503: 'The provider cannot say whether it was paid',
      },
      handle: async ({ principal, params: { id }, body, requestKey: request, http }) => {
        const { storeId, reason, goodsPaidFen, shippingFen } = body;
        requireRoleAt(principal, storeId, DECIDERS);
        const wish = { storeId, reason, goodsPaidFen: fen(goodsPaidFen), shippingFen: fen(shippingFen) };
        const act = { ...who(principal, http.request.ip), request };
        return { json: await changePrice({ merchantId: principal.merchantId, id }, wish, act) };
      },
    }),
    route({
      method: 'get',
      path: '/v1/console/order-audits',
      summary: 'Paid orders that wait for somebody to look at them, the oldest first',
      access: staff(...DECIDERS),
      query: auditsQuery,
      answers: { 200: auditsAnswer },
      handle: async ({ principal, query: { storeId, cursor, limit } }) => {
        const stores = storesSeen(principal, storeId, DECIDERS);
        const rows = await audits.waiting(principal.merchantId, stores, placedBefore(cursor), limit + 1);
        return { json: pageOf(rows, limit, (row) => [row.openedAt, row.orderId]) };
      },
    }),
    route({
      method: 'post',
      path: '/v1/console/orders/{id}/audit',
      summary: 'Let it go on, or give all of it back; who decides has a say at every store of the order',
      access: staff(...DECIDERS),
      idempotent: true,
      params: orderParams,
      body: decisionBody,
      answers: { 200: staffOrder },
      problems: { 404: NO_ORDER, 409: 'Nobody has to look at it, or somebody has' },
      handle: async ({ principal, params: { id }, body: { decision, note }, requestKey: request, http }) => {
        const key = { merchantId: principal.merchantId, id };
        const act = { ...who(principal, http.request.ip), request };
        const answer = await auditDesk.decide(key, decision, note, act, (storeId) =>
          requireRoleAt(principal, storeId, DECIDERS),
        );
        return { json: answer };
      },
    }),
    route({
      method: 'get',
      path: '/v1/console/order-audit-rules',
      summary: 'Which paid orders somebody looks at first',
      access: staff(...DECIDERS),
      answers: { 200: auditRules },
      handle: async ({ merchantId }) => ({ json: await audits.currentRules(merchantId) }),
    }),
    route({
      method: 'put',
      path: '/v1/console/order-audit-rules',
      summary: 'Orders that are paid from now on follow it',
      access: wholeShopStaff('owner'),
      body: auditRules,
      answers: { 204: null },
      handle: async ({ principal, body, http }) => {
        const amountFromFen = body.amountFromFen === null ? null : fen(body.amountFromFen);
        const rules: AuditRules = { ...body, amountFromFen };
        await auditDesk.setRules(rules, who(principal, http.request.ip));
        return { status: 204 };
      },
    }),
    route({
      method: 'get',
      path: '/v1/console/orders/{id}/print',
      summary: 'A pick list or a receipt of one store’s part, to print',
      access: staff(...ROLES),
      params: orderParams,
      query: printQuery,
      answers: { 200: printAnswer },
      problems: { 404: 'No such order at this store' },
      handle: async ({ principal, params: { id }, query: { storeId, kind } }) => {
        requireRoleAt(principal, storeId, ROLES);
        const key = { merchantId: principal.merchantId, id };
        const order = await reads.find(key);
        const part = order?.groups.find((group) => group.storeId === storeId);
        if (order === undefined || part === undefined) throw orderNotFound(key);
        const html =
          kind === 'receipt' ? receipt(order, part) : pickList(part.storeName, [order], storeId, clock.now());
        return { json: { html } };
      },
    }),
    route({
      method: 'get',
      path: '/v1/console/pick-list',
      summary: 'What one store has to lay ready or to send, on one sheet; the newest fifty orders',
      access: staff(...ROLES),
      query: pickListQuery,
      answers: { 200: printAnswer },
      handle: async ({ principal, query: { storeId } }) => {
        requireRoleAt(principal, storeId, ROLES);
        const filter = { stores: [storeId], state: 'PREPARING' } as const;
        const orders = await reads.ofStores(
          principal.merchantId,
          filter,
          undefined,
          ORDERS_ON_A_PICK_LIST_MAX,
        );
        const waiting = orders.map((order) => ({
          ...order,
          groups: order.groups.filter(({ state }) => state === 'PREPARING'),
        }));
        const name = orders[0]?.groups.find((group) => group.storeId === storeId)?.storeName ?? '';
        return { json: { html: pickList(name, waiting, storeId, clock.now()) } };
      },
    }),
  ];
}
