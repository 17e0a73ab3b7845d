import { z } from 'zod';
import { pageOfSchema, pageQuery, type Route, requireRoleAt, requireWholeShop, route, staff } from '#http';
import {
  AppError,
  type Clock,
  decodeCursor,
  type ProductId,
  pageOf,
  type StaffPrincipal,
  type StoreId,
} from '#kernel';
import type { MerchandisingDesk } from '../app/merchandising-desk.ts';
import type { FiledRule, RuleStore } from '../app/rule-store.ts';
import { BOOST_FACTOR_MAX, isLive, PIN_POSITION_MAX } from '../domain/merchandising-rule.ts';

const ID_CHARS_MAX = 64;
const owner = staff('owner');

const id = z.string().min(1).max(ID_CHARS_MAX);
const storeId = id.transform((value) => value as StoreId);
const instant = z.int().nonnegative().meta({ description: 'UTC ms' });

const target = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('product'), productId: id.transform((value) => value as ProductId) }),
  z.strictObject({ kind: z.literal('category'), categoryId: id }),
]);
const place = z.int().min(1).max(PIN_POSITION_MAX);
const effect = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('pin'), position: place }),
  z.strictObject({ kind: z.literal('boost'), factor: z.number().gt(1).max(BOOST_FACTOR_MAX) }),
  z.strictObject({ kind: z.literal('bury') }),
  z.strictObject({ kind: z.literal('hide') }),
]);

const ruleBody = z
  .strictObject({
    storeId: storeId.nullable().meta({ description: 'null = every store' }),
    target,
    effect,
    promoted: z.boolean().meta({ description: 'somebody pays for it: shoppers see 推广' }),
    startsAt: instant.nullable().meta({ description: 'null = now' }),
    endsAt: instant.nullable().meta({ description: 'null = until somebody ends it' }),
  })
  .refine((rule) => rule.effect.kind !== 'pin' || rule.target.kind === 'product', {
    message: '只有商品可以置顶',
    path: ['target'],
  })
  .refine((rule) => !rule.promoted || rule.effect.kind === 'pin' || rule.effect.kind === 'boost', {
    message: '只有置顶或加权可以是推广',
    path: ['promoted'],
  })
  .meta({ id: 'NewMerchandisingRule' });

const ruleAnswer = z
  .object({
    id: z.string(),
    storeId: z.string().nullable(),
    target: z.union([
      z.object({ kind: z.literal('product'), productId: z.string() }),
      z.object({ kind: z.literal('category'), categoryId: z.string() }),
    ]),
    effect: z.union([
      z.object({ kind: z.literal('pin'), position: z.int() }),
      z.object({ kind: z.literal('boost'), factor: z.number() }),
      z.object({ kind: z.enum(['bury', 'hide']) }),
    ]),
    promoted: z.boolean(),
    startsAt: z.int(),
    endsAt: z.int().nullable(),
    state: z.enum(['planned', 'live', 'over']),
    createdBy: z.string(),
    createdAt: z.int(),
    endedBy: z.string().nullable(),
  })
  .meta({ id: 'MerchandisingRule' });

const listQuery = pageQuery.extend({
  storeId: storeId.optional(),
  openOnly: z.stringbool().default(true).meta({ description: 'false = with those that are over' }),
});

/** What the owner wants of the feed: pin, boost, bury, hide. It counts within a second, in every list. */
export function merchandisingRoutes(
  desk: MerchandisingDesk,
  rules: RuleStore,
  clock: Clock,
): readonly Route[] {
  const shown = (rule: FiledRule) => ({ ...rule, state: stateOf(rule, clock.now()) });
  return [
    route({
      method: 'get',
      path: '/v1/console/merchandising/rules',
      summary: 'Merchandising rules, newest first; those that are not over unless asked for all',
      access: owner,
      query: listQuery,
      answers: { 200: pageOfSchema(ruleAnswer) },
      handle: async ({ principal, query }) => {
        if (query.storeId === undefined) requireOwnerOf(principal, null);
        const filed = await rules.list(
          principal.merchantId,
          { storeId: query.storeId, openAt: query.openOnly ? clock.now() : undefined },
          createdBefore(query.cursor),
          query.limit + 1,
        );
        const page = pageOf(filed, query.limit, ({ createdAt, id }) => [createdAt, id]);
        return { json: { ...page, items: page.items.map(shown) } };
      },
    }),
    route({
      method: 'post',
      path: '/v1/console/merchandising/rules',
      summary: 'Pins, boosts, buries or hides a product or a category',
      access: owner,
      idempotent: true,
      body: ruleBody,
      answers: { 201: ruleAnswer },
      problems: {
        409: 'The place or the product is pinned already at that time, or there are too many rules',
        422: 'No such product, category or store; or it would end before it begins',
      },
      handle: async ({ principal, body, requestKey, http }) => {
        requireOwnerOf(principal, body.storeId);
        const { merchantId, staffId } = principal;
        const act = { merchantId, staffId, ip: http.request.ip ?? null, request: requestKey };
        return { json: shown(await desk.create(body, act)) };
      },
    }),
    route({
      method: 'post',
      path: '/v1/console/merchandising/rules/{id}/end',
      summary: 'Ends a rule now',
      access: owner,
      idempotent: true,
      params: z.object({ id }),
      answers: { 200: ruleAnswer },
      problems: { 404: 'No such rule', 409: 'It is over already' },
      handle: async ({ principal, params, requestKey, http }) => {
        const { merchantId, staffId } = principal;
        const act = { merchantId, staffId, ip: http.request.ip ?? null, request: requestKey };
        const mayEnd = (at: StoreId | null) => requireOwnerOf(principal, at);
        return { json: shown(await desk.end(params.id, mayEnd, act)) };
      },
    }),
  ];
}

function stateOf(rule: FiledRule, now: number): 'planned' | 'live' | 'over' {
  if (isLive(rule, now)) return 'live';
  return rule.startsAt > now && (rule.endsAt === null || rule.endsAt > now) ? 'planned' : 'over';
}

/** A rule for every store needs somebody who owns every store. */
function requireOwnerOf(principal: StaffPrincipal, at: StoreId | null): void {
  if (at !== null) requireRoleAt(principal, at, ['owner']);
  else requireWholeShop(principal);
}

function createdBefore(cursor: string | undefined): readonly [number, string] | undefined {
  if (cursor === undefined) return undefined;
  const [createdAt, ruleId] = decodeCursor(cursor);
  if (typeof createdAt === 'number' && typeof ruleId === 'string') return [createdAt, ruleId];
  throw new AppError('invalid', 'request.bad_cursor', '翻页位置无效，请从头开始');
}
