import { z } from 'zod';
import {
  open,
  pageOfSchema,
  pageQuery,
  type Route,
  requireRoleAt,
  requireWholeShop,
  route,
  staff,
  wholeShopStaff,
} from '#http';
import { decodeCursor, pageOf, type StaffPrincipal, type StoreId } from '#kernel';
import type { RuleDesk, Who } from '../app/rule-desk.ts';
import type { RuleReads } from '../app/rule-store.ts';
import type { Slots } from '../app/slot-booking.ts';
import { SLOT_KINDS } from '../domain/slots.ts';
import {
  areaBody,
  deliveryRules,
  goodsAnswer,
  goodsBody,
  goodsQuery,
  idSchema,
  kindParams,
  pickupRuleBody,
  planBody,
  slotsAnswer,
  storeParams,
  templateAnswer,
  templateBody,
} from './rule-contract.ts';

const MANAGERS = ['owner', 'manager'] as const;
const managers = staff(...MANAGERS);
const templateParams = z.object({ id: idSchema });
const NO_TEMPLATE = { 404: 'No such template' } as const;

/** Freight templates, delivery areas and slots as staff settle them, and the slots that a shopper may choose. */
export function ruleRoutes(desk: RuleDesk, rules: RuleReads, slots: Slots): readonly Route[] {
  const who = ({ merchantId, staffId }: StaffPrincipal, ip: string | undefined): Who => ({
    ...{ merchantId, staffId, ip: ip ?? null },
  });
  /** A store's own template is its manager's; what holds for all stores is the head office's. */
  const actsFor = (person: StaffPrincipal, storeId: StoreId | null) =>
    storeId === null ? requireWholeShop(person) : requireRoleAt(person, storeId, MANAGERS);
  const requireTemplateOf = async (person: StaffPrincipal, id: string) => {
    const found = (await rules.templates(person.merchantId)).find((template) => template.id === id);
    if (found !== undefined) actsFor(person, found.storeId);
  };

  return [
    route({
      method: 'get',
      path: '/v1/stores/{storeId}/slots',
      summary: 'Slots that can be chosen now, with the room that is left; none where the store has no plan',
      access: open,
      params: storeParams,
      query: z.object({ kind: z.enum(SLOT_KINDS) }),
      answers: { 200: slotsAnswer },
      handle: async ({ merchantId, params: { storeId }, query: { kind } }) => ({
        json: { items: await slots.offers({ merchantId, storeId, kind }) },
      }),
    }),
    route({
      method: 'get',
      path: '/v1/console/freight-templates',
      summary: 'Freight templates of the whole shop and of its stores, at most a hundred',
      access: managers,
      query: pageQuery,
      answers: { 200: pageOfSchema(templateAnswer) },
      handle: async ({ merchantId, query: { cursor, limit } }) => {
        const after = cursor === undefined ? '' : String(decodeCursor(cursor)[0] ?? '');
        const all = (await rules.templates(merchantId)).filter(({ id }) => id > after);
        return { json: pageOf(all.slice(0, limit + 1), limit, ({ id }) => [id]) };
      },
    }),
    route({
      method: 'post',
      path: '/v1/console/freight-templates',
      summary: 'A template by piece, weight, volume or distance; a new default replaces the one before',
      access: managers,
      body: templateBody,
      answers: { 201: templateAnswer },
      problems: { 409: 'A hundred are enough', 422: 'It says nothing, or something twice' },
      handle: async ({ principal, body, http }) => {
        actsFor(principal, body.storeId);
        return { json: await desk.addTemplate(who(principal, http.request.ip), body) };
      },
    }),
    route({
      method: 'put',
      path: '/v1/console/freight-templates/{id}',
      summary: 'What the template says from now on; orders keep the freight that they were placed with',
      access: managers,
      params: templateParams,
      body: templateBody,
      answers: { 200: templateAnswer },
      problems: { ...NO_TEMPLATE, 422: 'It says nothing, or something twice' },
      handle: async ({ principal, params: { id }, body, http }) => {
        await requireTemplateOf(principal, id);
        actsFor(principal, body.storeId);
        return { json: await desk.changeTemplate(who(principal, http.request.ip), { ...body, id }) };
      },
    }),
    route({
      method: 'delete',
      path: '/v1/console/freight-templates/{id}',
      summary: 'Its goods travel by the default template again',
      access: managers,
      params: templateParams,
      answers: { 204: null },
      problems: NO_TEMPLATE,
      handle: async ({ principal, params: { id }, http }) => {
        await requireTemplateOf(principal, id);
        await desk.removeTemplate(who(principal, http.request.ip), id);
        return { status: 204 };
      },
    }),
    route({
      method: 'get',
      path: '/v1/console/freight-goods',
      summary: 'What is known of these articles; one that nobody measured yet is left out',
      access: wholeShopStaff('owner', 'manager'),
      query: goodsQuery,
      answers: { 200: goodsAnswer },
      handle: async ({ merchantId, query: { skuIds } }) => ({
        json: { items: [...(await rules.goods(merchantId, skuIds))] },
      }),
    }),
    route({
      method: 'put',
      path: '/v1/console/freight-goods',
      summary: 'What articles weigh, how big they are, and by which template they travel',
      access: wholeShopStaff('owner', 'manager'),
      body: goodsBody,
      answers: { 204: null },
      problems: NO_TEMPLATE,
      handle: async ({ principal, body: { items }, http }) => {
        await desk.putGoods(who(principal, http.request.ip), items);
        return { status: 204 };
      },
    }),
    route({
      method: 'get',
      path: '/v1/console/stores/{storeId}/delivery',
      summary: 'How far the store brings, and in which slots',
      access: managers,
      params: storeParams,
      answers: { 200: deliveryRules },
      handle: async ({ merchantId, params: { storeId } }) => {
        const [area, pickup, delivery, pickupRule] = await Promise.all([
          rules.area(merchantId, storeId),
          rules.plan(merchantId, storeId, 'pickup'),
          rules.plan(merchantId, storeId, 'delivery'),
          rules.pickupRule(merchantId, storeId),
        ]);
        return {
          json: {
            ...{ area: area ?? null, pickupSlots: pickup ?? null, deliverySlots: delivery ?? null },
            pickupRule,
          },
        };
      },
    }),
    route({
      method: 'put',
      path: '/v1/console/stores/{storeId}/delivery-area',
      summary:
        'A radius or a polygon in GCJ-02, the city that judges addresses without a point, and the least order',
      access: managers,
      params: storeParams,
      body: areaBody,
      answers: { 204: null },
      handle: async ({ principal, params: { storeId }, body, http }) => {
        await desk.putArea(who(principal, http.request.ip), storeId, body);
        return { status: 204 };
      },
    }),
    route({
      method: 'delete',
      path: '/v1/console/stores/{storeId}/delivery-area',
      summary: 'The store sends anywhere again',
      access: managers,
      params: storeParams,
      answers: { 204: null },
      handle: async ({ principal, params: { storeId }, http }) => {
        await desk.putArea(who(principal, http.request.ip), storeId, null);
        return { status: 204 };
      },
    }),
    route({
      method: 'put',
      path: '/v1/console/stores/{storeId}/slots/{kind}',
      summary: 'Slots of the day with their room and lead time; what was booked stays',
      access: managers,
      params: kindParams,
      body: planBody,
      answers: { 204: null },
      handle: async ({ principal, params: { storeId, kind }, body, http }) => {
        await desk.putPlan(who(principal, http.request.ip), storeId, kind, body);
        return { status: 204 };
      },
    }),
    route({
      method: 'delete',
      path: '/v1/console/stores/{storeId}/slots/{kind}',
      summary: 'No slots are offered any more',
      access: managers,
      params: kindParams,
      answers: { 204: null },
      handle: async ({ principal, params: { storeId, kind }, http }) => {
        await desk.putPlan(who(principal, http.request.ip), storeId, kind, null);
        return { status: 204 };
      },
    }),
    route({
      method: 'put',
      path: '/v1/console/stores/{storeId}/pickup-rule',
      summary:
        'When who does not fetch her goods is reminded, and when they go back; what waits already keeps its days',
      access: managers,
      params: storeParams,
      body: pickupRuleBody,
      answers: { 204: null },
      handle: async ({ principal, params: { storeId }, body, http }) => {
        await desk.putPickupRule(who(principal, http.request.ip), storeId, body);
        return { status: 204 };
      },
    }),
  ];
}
