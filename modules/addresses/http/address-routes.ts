import { z } from 'zod';
import { member, pageOfSchema, pageQuery, type Route, route } from '#http';
import { AppError, decodeCursor, pageOf } from '#kernel';
import type { AddressBook } from '../app/address-book.ts';

const ID_CHARS_MAX = 64;
const PHONE = /^\+?[\d -]{7,20}$/;
/** China's corners, generously. */
const [LATITUDE_MIN, LATITUDE_MAX, LONGITUDE_MIN, LONGITUDE_MAX] = [3, 54, 73, 136];

const text = {
  regionCode: z
    .string()
    .regex(/^\d{6}$/)
    .meta({ description: 'GB/T 2260 code of a district' }),
  region: z.string().trim().min(1).max(60).meta({ description: 'names of province, city and district' }),
  recipient: z.string().trim().min(1).max(30),
  phone: z.string().trim().max(21).regex(PHONE),
  detail: z.string().trim().min(1).max(120),
};
const point = z
  .strictObject({
    latitude: z.number().min(LATITUDE_MIN).max(LATITUDE_MAX),
    longitude: z.number().min(LONGITUDE_MIN).max(LONGITUDE_MAX),
  })
  .nullable()
  .meta({ description: 'GCJ-02; null where she did not choose a place on a map' });

const addressBody = z.strictObject({ ...text, point: point.default(null) }).meta({ id: 'AddressText' });
const newAddressBody = z
  .strictObject({ ...text, point: point.default(null), isDefault: z.boolean().default(false) })
  .meta({ id: 'NewAddress' });
const own = { ...text, id: z.string(), isDefault: z.boolean() };
const addressAnswer = z.object({ ...own, point }).meta({ id: 'OwnAddress' });
const maskedAnswer = z.object({ ...own, phone: z.string() }).meta({ id: 'ListedAddress' });
const addressParams = z.object({ id: z.string().min(1).max(ID_CHARS_MAX) });

const UNKNOWN = { 404: 'She has no such address' } as const;

/** 地址簿 (MEM-12): the list is masked, one address is in full for the member herself to change. */
export function addressRoutes(book: AddressBook): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/me/addresses',
      summary: 'My addresses, masked, the default first',
      access: member,
      query: pageQuery,
      answers: { 200: pageOfSchema(maskedAnswer) },
      handle: async ({ principal: { merchantId, memberId }, query: { cursor, limit } }) => {
        const from = cursor === undefined ? 0 : positionOf(cursor);
        const all = await book.list(merchantId, memberId);
        const rows = all.slice(from, from + limit + 1).map((address, n) => ({ address, next: from + n + 1 }));
        const { items, nextCursor } = pageOf(rows, limit, ({ next }) => [next]);
        return { json: { items: items.map(({ address }) => address), nextCursor } };
      },
    }),
    route({
      method: 'post',
      path: '/v1/me/addresses',
      summary: 'Adds one; the first one is the default',
      access: member,
      body: newAddressBody,
      answers: { 201: addressAnswer },
      problems: { 409: 'She has twenty' },
      handle: async ({ principal: { merchantId, memberId }, body: { isDefault, ...address } }) => ({
        json: await book.add(merchantId, memberId, address, isDefault),
      }),
    }),
    route({
      method: 'get',
      path: '/v1/me/addresses/{id}',
      summary: 'One of my addresses in full, to change it',
      access: member,
      params: addressParams,
      answers: { 200: addressAnswer },
      problems: UNKNOWN,
      handle: async ({ principal: { merchantId, memberId }, params }) => ({
        json: await book.find(merchantId, memberId, params.id),
      }),
    }),
    route({
      method: 'put',
      path: '/v1/me/addresses/{id}',
      summary: 'Replaces what it says',
      access: member,
      params: addressParams,
      body: addressBody,
      answers: { 200: addressAnswer },
      problems: UNKNOWN,
      handle: async ({ principal: { merchantId, memberId }, params, body }) => ({
        json: await book.change(merchantId, memberId, params.id, body),
      }),
    }),
    route({
      method: 'put',
      path: '/v1/me/addresses/{id}/default',
      summary: 'Makes it the only default',
      access: member,
      params: addressParams,
      answers: { 204: null },
      problems: UNKNOWN,
      handle: async ({ principal: { merchantId, memberId }, params }) => {
        await book.makeDefault(merchantId, memberId, params.id);
        return { status: 204 };
      },
    }),
    route({
      method: 'delete',
      path: '/v1/me/addresses/{id}',
      summary: 'Forgets it; the newest of the others becomes the default',
      access: member,
      params: addressParams,
      answers: { 204: null },
      problems: UNKNOWN,
      handle: async ({ principal: { merchantId, memberId }, params }) => {
        await book.remove(merchantId, memberId, params.id);
        return { status: 204 };
      },
    }),
  ];
}

function positionOf(cursor: string): number {
  const [position] = decodeCursor(cursor);
  if (typeof position === 'number' && position >= 0) return position;
  throw new AppError('invalid', 'request.bad_cursor', '翻页位置无效，请从头开始');
}
