import type { Request } from 'express';
import { member, type Route, route, wholeShopStaff } from '#http';
import { AppError, decodeCursor, pageOf, type StaffPrincipal } from '#kernel';
import type { InvoiceDesk, Who } from '../app/desk.ts';
import type { InvoiceReads, RequestedBefore } from '../app/ports.ts';
import type { OwnInvoices } from '../app/request-invoice.ts';
import type { Invoice } from '../domain/invoice.ts';
import {
  consoleQuery,
  invoiceAnswer,
  invoicesAnswer,
  issueBody,
  ownInvoicesAnswer,
  ownQuery,
  params,
  redBody,
  rejectBody,
  requestBody,
  titleAnswer,
} from './invoice-contract.ts';

/** Invoices are the whole merchant's, whichever store sold the goods. */
const desks = wholeShopStaff('owner', 'manager');
const ROUTE = '/v1/console/invoices';
const PROBLEMS = { 404: 'No such invoice', 409: 'It is at another step' };
/** Writing invoices goes no faster; a whole list of titles copied by hand would stand out in the audit. */
const TITLES_PER_MINUTE_MAX = 20;

export function invoiceRoutes(own: OwnInvoices, desk: InvoiceDesk, reads: InvoiceReads): readonly Route[] {
  return [
    route({
      method: 'post',
      path: '/v1/me/invoices',
      summary: 'Ask for an invoice over what I paid for an order and did not get back',
      access: member,
      idempotent: true,
      body: requestBody,
      answers: { 201: invoiceAnswer },
      problems: {
        404: 'No such order of mine',
        409: 'Nothing was paid, or asked for already',
        422: 'The tax number is wrong',
      },
      handle: async ({ principal: { merchantId, memberId }, body: { orderId, ...title }, requestKey }) => ({
        json: shown(await own.request({ merchantId, memberId, request: requestKey }, orderId, title)),
      }),
    }),
    route({
      method: 'get',
      path: '/v1/me/invoices',
      summary: 'My invoices, newest first',
      access: member,
      query: ownQuery,
      answers: { 200: ownInvoicesAnswer },
      handle: async ({ principal: { merchantId, memberId }, query: { cursor, limit } }) => {
        const rows = await reads.ofMember(merchantId, memberId, placeOf(cursor), limit + 1);
        const page = pageOf(rows, limit, sortKey);
        const titles = await reads.titles(page.items, 'account.own');
        const items = page.items.map((invoice) => {
          const { title = invoice.shownTitle, taxNumber = null } = titles.get(invoice.id) ?? {};
          return { ...shown(invoice), title, taxNumber };
        });
        return { json: { ...page, items } };
      },
    }),
    route({
      method: 'post',
      path: '/v1/me/invoices/{id}/cancel',
      summary: 'Never mind, while it is not issued',
      access: member,
      idempotent: true,
      params,
      answers: { 200: invoiceAnswer },
      problems: { 404: 'No such invoice of mine', 409: 'Issued, or ended already' },
      handle: async ({ principal: { merchantId, memberId }, params: { id }, requestKey }) => ({
        json: shown(await own.cancel({ merchantId, memberId, request: requestKey }, id)),
      }),
    }),
    route({
      method: 'get',
      path: ROUTE,
      summary: 'Invoices, newest first; titles masked',
      access: desks,
      query: consoleQuery,
      answers: { 200: invoicesAnswer },
      handle: async ({ merchantId, query: { cursor, limit, ...wanted } }) => {
        const rows = await reads.ofShop(merchantId, wanted, placeOf(cursor), limit + 1);
        const page = pageOf(rows, limit, sortKey);
        return { json: { ...page, items: page.items.map(shown) } };
      },
    }),
    route({
      method: 'post',
      path: `${ROUTE}/{id}/title`,
      summary: 'The whole title, for who writes the invoice; who looked is kept in the audit log',
      access: desks,
      limit: { perMinute: TITLES_PER_MINUTE_MAX },
      params,
      answers: { 200: titleAnswer },
      problems: { 404: 'No such invoice', 409: 'She has closed her account' },
      handle: async ({ principal, params: { id }, http }) => ({
        json: await desk.title(who(principal, http), id),
      }),
    }),
    route({
      method: 'post',
      path: `${ROUTE}/{id}/issue`,
      summary: 'It is written, under this number',
      access: desks,
      idempotent: true,
      params,
      body: issueBody,
      answers: { 200: invoiceAnswer },
      problems: { 404: 'No such invoice', 409: 'It is at another step, or over another amount by now' },
      handle: async ({ principal, params: { id }, body, requestKey, http }) => ({
        json: shown(await desk.issue(who(principal, http), id, body, requestKey)),
      }),
    }),
    route({
      method: 'post',
      path: `${ROUTE}/{id}/reject`,
      summary: 'It cannot be written, and why',
      access: desks,
      idempotent: true,
      params,
      body: rejectBody,
      answers: { 200: invoiceAnswer },
      problems: PROBLEMS,
      handle: async ({ principal, params: { id }, body, requestKey, http }) => ({
        json: shown(await desk.reject(who(principal, http), id, body.answer, requestKey)),
      }),
    }),
    route({
      method: 'post',
      path: `${ROUTE}/{id}/red-letter`,
      summary: 'What went back since it was issued is taken back by a red letter, under this number',
      access: desks,
      idempotent: true,
      params,
      body: redBody,
      answers: { 200: invoiceAnswer },
      problems: { 404: 'No such invoice', 409: 'Nothing to take back, or it has just changed' },
      handle: async ({ principal, params: { id }, body, requestKey, http }) => ({
        json: shown(await desk.red(who(principal, http), id, body.redNumber, requestKey)),
      }),
    }),
  ];
}

function shown({ merchantId: _shop, memberId: _self, refundedBeforeFen: _before, ...invoice }: Invoice) {
  return invoice;
}

function who({ merchantId, staffId }: StaffPrincipal, { request }: { readonly request: Request }): Who {
  return { merchantId, staffId, ip: request.ip ?? null };
}

const sortKey = ({ requestedAt, id }: Invoice) => [requestedAt, id];

function placeOf(cursor: string | undefined): RequestedBefore | undefined {
  if (cursor === undefined) return undefined;
  const [requestedAt, id] = decodeCursor(cursor);
  if (typeof requestedAt === 'number' && typeof id === 'string') return [requestedAt, id];
  throw new AppError('invalid', 'request.bad_cursor', '翻页位置无效，请从头开始');
}
