import { type Route, requireRoleAt, route, staff } from '#http';
import type { StaffRole } from '#kernel';
import { optionsOf } from '../app/options.ts';
import type { AfterSaleReads } from '../app/ports.ts';
import type { AfterSaleTexts } from '../app/texts.ts';
import type { TillRefunds } from '../app/till-refunds.ts';
import { afterSaleAnswer, optionsAnswer, saleQuery, tillRefundBody } from './after-sale-contract.ts';
import { whoActs } from './console-routes.ts';
import { inWords } from './place-of.ts';

/** Who stands at a till and may hand money back over it. */
const TILL_ROLES = ['owner', 'manager', 'cashier'] as const satisfies readonly StaffRole[];
const NO_SALE = 'No such sale of this store’s till';
/** A receipt is typed or scanned; numbers are not to be tried. */
const LOOKS_PER_MINUTE_MAX = 60;

/** 收银退款 (PAY-05): a sale of this till, by the number on its receipt. */
export function tillRefundRoutes(
  refunds: TillRefunds,
  reads: AfterSaleReads,
  texts: AfterSaleTexts,
): readonly Route[] {
  const told = inWords(texts, 'order.serve');
  return [
    route({
      method: 'get',
      path: '/v1/console/till/refunds/options',
      summary: 'What is left to give back of a sale of this till, by the number on its receipt',
      access: staff(...TILL_ROLES),
      query: saleQuery,
      limit: { perMinute: LOOKS_PER_MINUTE_MAX },
      answers: { 200: optionsAnswer },
      problems: { 404: NO_SALE },
      handle: async ({ principal, query: { storeId, orderNumber } }) => {
        requireRoleAt(principal, storeId, TILL_ROLES);
        const { merchantId } = principal;
        const sold = await refunds.find(merchantId, storeId, orderNumber);
        return { json: optionsOf(sold, await reads.settings(merchantId)) };
      },
    }),
    route({
      method: 'post',
      path: '/v1/console/till/refunds',
      summary: 'A sale of this till is given back, all of it or by line; the money goes the way it came',
      access: staff(...TILL_ROLES),
      idempotent: true,
      body: tillRefundBody,
      answers: { 201: afterSaleAnswer },
      problems: {
        404: `${NO_SALE}, or no such line`,
        409: 'Nothing left to give back',
        422: 'A gift is missing',
      },
      handle: async ({ principal, body, requestKey, http }) => ({
        json: await told(await refunds.refund(whoActs(principal, TILL_ROLES, requestKey, http), body)),
      }),
    }),
  ];
}
