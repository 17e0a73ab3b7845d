import { z } from 'zod';
import { open, pageOfSchema, pageQuery, type Route, route, staff, wholeShopStaff } from '#http';
import type { Clock } from '#kernel';
import type { PromotionDesk } from '../app/promotion-desk.ts';
import type { PromotionStore } from '../app/promotion-ports.ts';
import { OFFER_STATES } from '../domain/template.ts';
import { whoActs } from './console-coupon-routes.ts';
import { stepBody } from './coupon-contract.ts';
import {
  announcedAnswer,
  idParams,
  promotionAnswer,
  promotionBody,
  promotionRow,
} from './promotion-contract.ts';

/** As many as a basket is priced with. */
const ANNOUNCED_MAX = 100;

export function promotionRoutes(
  promotions: PromotionStore,
  desk: PromotionDesk,
  clock: Clock,
): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/promotions',
      summary: 'What runs and what is announced, the same for everybody; the first to begin first',
      access: open,
      answers: { 200: announcedAnswer },
      handle: async ({ merchantId }) => {
        const now = clock.now();
        const running = await promotions.running(merchantId, now, ANNOUNCED_MAX);
        const prices = await promotions.prices(
          merchantId,
          running.map(({ id }) => id),
        );
        const items = running.map(({ id, title, fromAt, untilAt, rules }) => {
          const originals = (prices.get(id) ?? []).flatMap(({ skuId, evidence }) =>
            evidence === null ? [] : [{ skuId, lowestFen: evidence.lowestFen }],
          );
          return { id, title, fromAt, untilAt, rules, originals };
        });
        return { json: { now, items } };
      },
    }),
    route({
      method: 'get',
      path: '/v1/console/promotions',
      summary: 'Promotions, newest first, with what their prices are compared with',
      access: staff('owner', 'manager'),
      query: pageQuery.extend({ state: z.enum(OFFER_STATES).optional() }),
      answers: { 200: pageOfSchema(promotionRow) },
      handle: async ({ merchantId, query: { state, cursor, limit } }) => {
        const page = await promotions.page(merchantId, state, cursor, limit);
        const ids = page.items.map(({ id }) => id);
        const [prices, sold] = await Promise.all([
          promotions.prices(merchantId, ids),
          promotions.sold(merchantId, ids),
        ]);
        const items = page.items.map((item) => ({
          ...item,
          evidence: (prices.get(item.id) ?? []).map(({ skuId, evidence }) => ({ skuId, evidence })),
          soldPieces: sold.get(item.id) ?? 0,
        }));
        return { json: { ...page, items } };
      },
    }),
    route({
      method: 'post',
      path: '/v1/console/promotions',
      summary: 'Write a promotion: a ladder of spend tiers, or prices for a time',
      access: wholeShopStaff('owner'),
      idempotent: true,
      body: promotionBody,
      answers: { 201: promotionAnswer },
      handle: async ({ principal, body, requestKey, http }) => ({
        status: 201,
        json: await desk.create(whoActs(principal, http.request.ip), body, requestKey),
      }),
    }),
    route({
      method: 'put',
      path: '/v1/console/promotions/{id}',
      summary: 'Rewrite a draft',
      access: wholeShopStaff('owner'),
      params: idParams,
      body: promotionBody,
      answers: { 200: promotionAnswer },
      problems: { 404: 'No such promotion', 409: 'Published before' },
      handle: async ({ principal, params: { id }, body, http }) => ({
        json: await desk.rewrite(whoActs(principal, http.request.ip), id, body),
      }),
    }),
    route({
      method: 'put',
      path: '/v1/console/promotions/{id}/state',
      summary: 'Publish, hold back or end; a price that is below nothing that was paid lately is refused',
      access: wholeShopStaff('owner'),
      params: idParams,
      body: stepBody,
      answers: { 200: promotionAnswer },
      problems: { 404: 'No such promotion', 409: 'Not from this state, or a price is no discount' },
      handle: async ({ principal, params: { id }, body: { state }, http }) => ({
        json: await desk.step(whoActs(principal, http.request.ip), id, state),
      }),
    }),
  ];
}
