import { z } from 'zod';
import { member, type Route, route } from '#http';
import type { RealNames } from '../app/real-names.ts';

/** Who types wrongly tries again; numbers are not to be tried. */
const TELLS_PER_MINUTE_MAX = 10;
const NAME_CHARS_MAX = 50;
const ROUTE = '/v1/me/stored-value/real-name';

const realNameBody = z
  .strictObject({
    name: z
      .string()
      .trim()
      .min(2)
      .max(NAME_CHARS_MAX)
      .regex(/^\p{L}[\p{L} ·.'-]*$/u)
      .describe('as her identity card has it'),
    idNumber: z.string().trim().toUpperCase().length(18).describe('公民身份号码, 18 characters (GB 11643)'),
  })
  .meta({ id: 'RealName' });
const told = z
  .object({ name: z.string(), idNumber: z.string(), toldAt: z.int() })
  .meta({ id: 'ToldRealName', description: 'masked' });

/** 实名登记 (MEM-08). */
export function realNameRoutes(names: RealNames): readonly Route[] {
  return [
    route({
      method: 'get',
      path: ROUTE,
      summary: 'Whether I have said who I am, for large recharges; masked',
      access: member,
      answers: { 200: z.object({ realName: told.nullable() }).meta({ id: 'OwnRealName' }) },
      handle: async ({ principal: { merchantId, memberId } }) => ({
        json: { realName: await names.shown(merchantId, memberId) },
      }),
    }),
    route({
      method: 'put',
      path: ROUTE,
      summary: 'Say who I am, once, for large recharges; kept sealed for five years after the last of them',
      access: member,
      body: realNameBody,
      limit: { perMinute: TELLS_PER_MINUTE_MAX },
      answers: { 200: told },
      problems: { 409: 'Another person was told before', 422: 'No such id number' },
      handle: async ({ principal: { merchantId, memberId }, body }) => ({
        json: await names.tell(merchantId, memberId, body),
      }),
    }),
  ];
}
