import { type Route, requireRoleAt, route, staff } from '#http';
import {
  AppError,
  fen,
  type MerchantId,
  type OrderId,
  type StaffPrincipal,
  type StaffRole,
  type StoreId,
} from '#kernel';
import { quoteAnswer, staffView } from '#modules/orders';
import type { PayRequest } from '#modules/stored-value';
import type { Cashier, Counter, SoldSale } from '../app/counter.ts';
import type { Customers } from '../app/customers.ts';
import { reasonWords } from '../domain/reason-words.ts';
import {
  askBody,
  customerAnswer,
  customerBody,
  quoteBody,
  requestAnswer,
  requestParams,
  saleAnswer,
  saleBody,
  saleParams,
  scanBody,
  storeQuery,
} from './till-contract.ts';

const ROLES = ['owner', 'manager', 'cashier', 'clerk'] as const satisfies readonly StaffRole[];
const tillStaff = staff(...ROLES);
/** A till scans one customer after another. */
const SCANS_PER_MINUTE_MAX = 120;
/** Also because a sale with a phone tells whether it is a member's. */
const SALES_PER_MINUTE_MAX = 120;

type Principal = Pick<StaffPrincipal, 'merchantId' | 'staffId'>;

/** 收银 (PAY-05): whoever stands at a till of this store. */
export function tillRoutes(counter: Counter, customers: Customers): readonly Route[] {
  const at = ({ merchantId, staffId }: Principal, storeId: StoreId, ip: string | undefined): Cashier => ({
    merchantId,
    storeId,
    staffId,
    ip: ip ?? null,
  });

  /** A sale of another store is none that this till knows. */
  async function own(principal: StaffPrincipal, id: OrderId): Promise<SoldSale> {
    const sold = await counter.find(principal.merchantId, id);
    requireRoleAt(principal, sold.sale.storeId, ROLES);
    return sold;
  }

  async function ownRequest(merchantId: MerchantId, storeId: StoreId, id: string): Promise<PayRequest> {
    const found = await counter.request(merchantId, id);
    if (found.storeId === storeId) return found;
    throw new AppError('not_found', 'till.request_not_found', '没有这笔支付请求');
  }

  return [
    route({
      method: 'post',
      path: '/v1/console/till/customers',
      summary: 'The till reads her member code: whose prices, coupons and points count for the next sale',
      access: tillStaff,
      idempotent: true,
      body: customerBody,
      limit: { perMinute: SCANS_PER_MINUTE_MAX },
      answers: { 200: customerAnswer },
      problems: { 404: 'She closed her account', 409: 'Forged, older than a minute, or scanned before' },
      handle: async ({ principal, body, requestKey, http }) => {
        const cashier = at(principal, body.storeId, http.request.ip);
        const found = await customers.scan(cashier, body, requestKey);
        const { customerToken, nameMasked, tier, points, balanceFen, coupons, couponCount } = found;
        return { json: { customerToken, nameMasked, tier, points, balanceFen, coupons, couponCount } };
      },
    }),
    route({
      method: 'post',
      path: '/v1/console/till/quotes',
      summary: 'What a basket at the counter costs, by the same rules as online',
      access: tillStaff,
      body: quoteBody,
      answers: { 200: quoteAnswer },
      problems: {
        404: 'No such store',
        409: 'Not for sale here, or her code is too old',
        422: 'Wrong choices',
      },
      handle: async ({ principal, body, http }) => {
        const { storeId, customerToken, lines, ...wishes } = body;
        return {
          json: await counter.quote(at(principal, storeId, http.request.ip), {
            customerToken,
            lines,
            wishes,
          }),
        };
      },
    }),
    route({
      method: 'post',
      path: '/v1/console/till/requests',
      summary: 'Ask the member on her phone for more stored value than she lets a till take; three minutes',
      access: tillStaff,
      idempotent: true,
      body: askBody,
      answers: { 201: requestAnswer },
      problems: { 409: 'Her code is too old', 429: 'Several requests wait for her already' },
      handle: async ({ principal, body: { storeId, ...asked }, requestKey, http }) => ({
        json: shownRequest(await counter.ask(at(principal, storeId, http.request.ip), asked, requestKey)),
      }),
    }),
    route({
      method: 'get',
      path: '/v1/console/till/requests/{id}',
      summary: 'Whether she approved it',
      access: tillStaff,
      params: requestParams,
      query: storeQuery,
      answers: { 200: requestAnswer },
      problems: { 404: 'No such request of this store' },
      handle: async ({ merchantId, params: { id }, query: { storeId } }) => ({
        json: shownRequest(await ownRequest(merchantId, storeId, id)),
      }),
    }),
    route({
      method: 'post',
      path: '/v1/console/till/sales',
      summary: 'Open a sale: goods are taken from this store, and handed over once it is paid',
      access: tillStaff,
      idempotent: true,
      body: saleBody,
      limit: { perMinute: SALES_PER_MINUTE_MAX },
      answers: { 201: saleAnswer },
      problems: {
        403: 'So much stored value needs her approval (`stored-value.approval_needed`)',
        404: 'No such store',
        409: 'Sold out, not for sale, an offer is gone, too little on the card, her approval is over, or the phone is a member’s',
        422: 'Stored value of nobody, more than it costs, or wrong choices',
      },
      handle: async ({ principal, body, requestKey, http }) => {
        const { storeId, customerToken, phone, lines, storedValueFen, requestId, ...wishes } = body;
        const sale = { customerToken, phone, lines, wishes, storedValueFen: fen(storedValueFen), requestId };
        return { json: shown(await counter.sell(at(principal, storeId, http.request.ip), sale, requestKey)) };
      },
    }),
    route({
      method: 'get',
      path: '/v1/console/till/sales/{id}',
      summary: 'A sale, its payment and its receipt',
      access: tillStaff,
      params: saleParams,
      answers: { 200: saleAnswer },
      problems: { 404: 'No such sale' },
      handle: async ({ principal, params: { id } }) => ({ json: shown(await own(principal, id)) }),
    }),
    route({
      method: 'post',
      path: '/v1/console/till/sales/{id}/scans',
      summary: 'Read the pay code in her wallet; asked again with the same code it tells what became of it',
      access: tillStaff,
      idempotent: true,
      params: saleParams,
      body: scanBody,
      limit: { perMinute: SCANS_PER_MINUTE_MAX },
      answers: { 200: saleAnswer },
      problems: {
        404: 'No such sale',
        409: 'Paid, ended, another code is being asked about, or this code was used for another sale',
        422: 'No pay code, a member code, or a wallet that is not taken here',
      },
      handle: async ({ principal, params: { id }, body: { payCode }, requestKey, http }) => {
        const { sale } = await own(principal, id);
        const cashier = at(principal, sale.storeId, http.request.ip);
        return { json: shown(await counter.scan(cashier, id, payCode, requestKey)) };
      },
    }),
    route({
      method: 'post',
      path: '/v1/console/till/sales/{id}/cancel',
      summary: 'She does not pay: an open code is reversed first, then the goods go back to the shelf',
      access: tillStaff,
      idempotent: true,
      params: saleParams,
      answers: { 200: saleAnswer },
      problems: {
        404: 'No such sale',
        409: 'Paid, or ended already',
        503: 'The code is being reversed; ask again in some seconds',
      },
      handle: async ({ principal, params: { id }, requestKey, http }) => {
        const { sale } = await own(principal, id);
        const cashier = at(principal, sale.storeId, http.request.ip);
        return { json: shown(await counter.cancel(cashier, id, requestKey)) };
      },
    }),
  ];
}

function shown({ order, sale, scan }: SoldSale) {
  return {
    ...{ storeId: sale.storeId, soldAt: sale.soldAt },
    order: staffView(order, (storeId) => storeId === sale.storeId),
    payment: scan === undefined ? null : { ...scan, words: reasonWords(scan.reason) },
  };
}

function shownRequest({ id, amountFen, state, untilAt }: PayRequest) {
  return { id, amountFen, state, untilAt };
}
