import { z } from 'zod';
import { pageOfSchema, pageQuery, type Route, route, staff } from '#http';
import { type Clock, pageOf, type StaffPrincipal, type StoreId, type UnitOfWork } from '#kernel';
import { NOTICE_KINDS, type StaffNotices } from '../app/tell-staff.ts';
import { readBody } from './message-contract.ts';
import { placeOf } from './place-of.ts';

const ROLES = ['owner', 'manager', 'clerk'] as const;
const STORE_ID_CHARS_MAX = 64;

const storeQuery = z.object({
  storeId: z
    .string()
    .min(1)
    .max(STORE_ID_CHARS_MAX)
    .transform((id) => id as StoreId)
    .optional(),
});
const notice = z
  .object({
    ...{ id: z.string(), storeId: z.string(), kind: z.enum(NOTICE_KINDS), skuId: z.string() },
    ...{ title: z.string(), text: z.string(), at: z.int(), isRead: z.boolean() },
  })
  .meta({ id: 'StaffNotice' });
const unreadAnswer = z
  .object({ items: z.array(z.object({ storeId: z.string(), unread: z.int() })) })
  .meta({ id: 'UnreadNotices' });

/** What whoever works at a store should know (INV-05): goods that run low, pieces that have to be counted. */
export function noticeRoutes(notices: StaffNotices, unitOfWork: UnitOfWork, clock: Clock): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/console/notices',
      summary: 'What staff of my stores should know, newest first',
      access: staff(...ROLES),
      query: pageQuery.extend(storeQuery.shape),
      answers: { 200: pageOfSchema(notice) },
      handle: async ({ principal, query: { storeId, cursor, limit } }) => {
        const rows = await notices.page(principal, seen(principal, storeId), placeOf(cursor), limit + 1);
        return { json: pageOf(rows, limit, ({ at, id }) => [at, id]) };
      },
    }),
    route({
      method: 'get',
      path: '/v1/console/notices/unread',
      summary: 'How many of them I have not read, by store',
      access: staff(...ROLES),
      answers: { 200: unreadAnswer },
      handle: async ({ principal }) => ({
        json: { items: [...(await notices.unread(principal, seen(principal)))] },
      }),
    }),
    route({
      method: 'post',
      path: '/v1/console/notices/read',
      summary: 'I have read these, or all of them; nobody else’s marks change',
      access: staff(...ROLES),
      body: readBody,
      answers: { 200: unreadAnswer },
      handle: async ({ principal, body: { ids } }) => {
        const stores = seen(principal);
        await unitOfWork.run((tx) => notices.markRead(tx, principal, stores, ids, clock.now()));
        return { json: { items: [...(await notices.unread(principal, stores))] } };
      },
    }),
  ];
}

/** The store asked for (the route has checked the role there), else all of this person; null = every store. */
function seen({ grants }: StaffPrincipal, storeId?: StoreId): readonly StoreId[] | null {
  if (storeId !== undefined) return [storeId];
  const held = grants.filter(({ role }) => ROLES.some((one) => one === role)).map((grant) => grant.storeId);
  return held.includes(null) ? null : held.filter((id) => id !== null);
}
