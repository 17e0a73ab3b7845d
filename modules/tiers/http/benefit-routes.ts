import { z } from 'zod';
import { member, type Route, route } from '#http';
import type { Clock } from '#kernel';
import type { Birthdays, ClaimTierCoupon } from '../app/birthdays.ts';
import type { FreeShippings } from '../app/free-shippings.ts';

const ID_CHARS_MAX = 64;
const CLAIMS_PER_MINUTE_MAX = 30;

const birthday = z
  .strictObject({ month: z.int().min(1).max(12), day: z.int().min(1).max(31) })
  .meta({ id: 'Birthday' });
const benefitsAnswer = z
  .object({
    freeShipping: z.object({
      month: z.string().meta({ description: '2026-11, in Asia/Shanghai' }),
      quota: z.int(),
      left: z.int(),
    }),
    birthday: birthday.nullable(),
  })
  .meta({ id: 'MyTierBenefits' });

/** What her level gives beside prices and points: what is left of it, and how she gets it (MEM-05). */
export function benefitRoutes(
  shippings: FreeShippings,
  birthdays: Birthdays,
  claim: ClaimTierCoupon,
  clock: Clock,
): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/me/tier/benefits',
      summary: 'Free shippings that are left this month, and the birthday that I told',
      access: member,
      answers: { 200: benefitsAnswer },
      handle: async ({ principal: { merchantId, memberId } }) => {
        const [freeShipping, told] = await Promise.all([
          shippings.left(merchantId, memberId, clock.now()),
          birthdays.of(merchantId, memberId),
        ]);
        return { json: { freeShipping, birthday: told } };
      },
    }),
    route({
      method: 'put',
      path: '/v1/me/birthday',
      summary: 'My birthday, month and day; whatever is told, there is one gift a year',
      access: member,
      body: birthday,
      answers: { 200: birthday },
      problems: { 422: 'No such day' },
      handle: async ({ principal: { merchantId, memberId }, body }) => {
        await birthdays.tell(merchantId, memberId, body);
        return { json: body };
      },
    }),
    route({
      method: 'post',
      path: '/v1/me/tier/coupons/{id}/claim',
      summary: 'A coupon that my level or one below it gives; once, however often it is asked for',
      access: member,
      limit: { perMinute: CLAIMS_PER_MINUTE_MAX },
      params: z.object({ id: z.string().min(1).max(ID_CHARS_MAX) }),
      answers: { 204: null },
      problems: { 404: 'Not a coupon of her level', 409: 'She had it, or none is left' },
      handle: async ({ principal: { merchantId, memberId }, params: { id } }) => {
        await claim(merchantId, memberId, id);
        return {};
      },
    }),
  ];
}
