import { z } from 'zod';
import { pageOfSchema, pageQuery, type Route, requireWholeShop, route, staff, wholeShopStaff } from '#http';
import type { MemberId, MerchantId, StaffPrincipal } from '#kernel';
import type { IssueDesk } from '../app/issue-desk.ts';
import type { TemplateStore } from '../app/ports.ts';
import type { TemplateDesk } from '../app/template-desk.ts';
import type { Who } from '../app/who.ts';
import type { CouponTemplate } from '../domain/template.ts';
import { OFFER_STATES } from '../domain/template.ts';
import {
  codesAnswer,
  codesBody,
  idParams,
  issueBody,
  issuedAnswer,
  revokeBody,
  stepBody,
  templateAnswer,
  templateBody,
  templateRow,
} from './coupon-contract.ts';

const NOTHING_YET = { issued: 0, used: 0, redeemed: 0 };

/** Coupons as the shop writes and gives them. The owner decides; a manager reads. */
export function consoleCouponRoutes(
  templates: TemplateStore,
  desk: TemplateDesk,
  issues: IssueDesk,
): readonly Route[] {
  const rows = async (merchantId: MerchantId, items: readonly CouponTemplate[]) => {
    const figures = await templates.figures(
      merchantId,
      items.map(({ id }) => id),
    );
    return items.map((item) => ({ ...item, figures: figures.get(item.id) ?? NOTHING_YET }));
  };

  return [
    route({
      method: 'get',
      path: '/v1/console/coupon-templates',
      summary: 'Coupons, newest first, with how many were claimed, used and redeemed',
      access: staff('owner', 'manager'),
      query: pageQuery.extend({ state: z.enum(OFFER_STATES).optional() }),
      answers: { 200: pageOfSchema(templateRow) },
      handle: async ({ merchantId, query: { state, cursor, limit } }) => {
        const page = await templates.page(merchantId, state, cursor, limit);
        return { json: { ...page, items: await rows(merchantId, page.items) } };
      },
    }),
    route({
      method: 'post',
      path: '/v1/console/coupon-templates',
      summary: 'Write a coupon; nobody sees it before it is published',
      access: wholeShopStaff('owner'),
      idempotent: true,
      body: templateBody,
      answers: { 201: templateAnswer },
      handle: async ({ principal, body, requestKey, http }) => ({
        status: 201,
        json: await desk.create(whoActs(principal, http.request.ip), body, requestKey),
      }),
    }),
    route({
      method: 'put',
      path: '/v1/console/coupon-templates/{id}',
      summary: 'Rewrite a draft',
      access: wholeShopStaff('owner'),
      params: idParams,
      body: templateBody,
      answers: { 200: templateAnswer },
      problems: { 404: 'No such coupon', 409: 'Published before' },
      handle: async ({ principal, params: { id }, body, http }) => ({
        json: await desk.rewrite(whoActs(principal, http.request.ip), id, body),
      }),
    }),
    route({
      method: 'put',
      path: '/v1/console/coupon-templates/{id}/state',
      summary: 'Publish, hold back or end; coupons that members have already keep working',
      access: wholeShopStaff('owner'),
      params: idParams,
      body: stepBody,
      answers: { 200: templateAnswer },
      problems: { 404: 'No such coupon', 409: 'Not from this state' },
      handle: async ({ principal, params: { id }, body: { state }, http }) => ({
        json: await desk.step(whoActs(principal, http.request.ip), id, state),
      }),
    }),
    route({
      method: 'post',
      path: '/v1/console/coupon-templates/{id}/issues',
      summary: 'Give one coupon to each of these members; who may have no more is skipped and named',
      access: wholeShopStaff('owner'),
      idempotent: true,
      params: idParams,
      body: issueBody,
      answers: { 200: issuedAnswer },
      problems: { 404: 'No such coupon', 409: 'Not published, or too few left for all of them' },
      handle: async ({ principal, params: { id }, body: { memberIds }, requestKey, http }) => ({
        json: await issues.issue(
          whoActs(principal, http.request.ip),
          id,
          memberIds.map((memberId) => memberId as MemberId),
          requestKey,
        ),
      }),
    }),
    route({
      method: 'post',
      path: '/v1/console/coupon-templates/{id}/codes',
      summary: 'Make exchange codes; they are shown this once, the house keeps fingerprints',
      access: wholeShopStaff('owner'),
      idempotent: true,
      params: idParams,
      body: codesBody,
      answers: { 200: codesAnswer },
      problems: { 404: 'No such coupon', 409: 'Not published, or too few left' },
      handle: async ({ principal, params: { id }, body: { count }, requestKey, http }) => ({
        json: await issues.makeCodes(whoActs(principal, http.request.ip), id, count, requestKey),
      }),
    }),
    route({
      method: 'post',
      path: '/v1/console/coupons/{id}/revoke',
      summary: 'Make a coupon worthless; the reason is for the audit log',
      access: wholeShopStaff('owner'),
      params: idParams,
      body: revokeBody,
      answers: { 204: null },
      problems: { 404: 'No such coupon', 409: 'Used, held by an order, or run out' },
      handle: async ({ principal, params: { id }, body: { reason }, http }) => {
        await issues.revoke(whoActs(principal, http.request.ip), id, reason);
        return { status: 204 };
      },
    }),
  ];
}

export function whoActs(principal: StaffPrincipal, ip: string | undefined): Who {
  requireWholeShop(principal);
  const { merchantId, staffId } = principal;
  return { merchantId, staffId, ip: ip ?? null };
}
