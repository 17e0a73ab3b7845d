import { z } from 'zod';
import { type Route, route, wholeShopStaff } from '#http';
import type { StoreId } from '#kernel';
import type { RateDesk } from '../app/rate-desk.ts';
import { COMMISSION_BPS_MAX } from '../domain/commission.ts';

const ID_CHARS_MAX = 64;

const rateBps = z.int().min(0).max(COMMISSION_BPS_MAX);
const storeId = z
  .string()
  .min(1)
  .max(ID_CHARS_MAX)
  .transform((text) => text as StoreId);
const rateBody = z
  .strictObject({
    storeId: storeId.nullable().meta({ description: 'null = every store that has no rate of its own' }),
    rateBps: rateBps
      .nullable()
      .meta({ description: 'of what was paid for goods; null = as the chain has it' }),
  })
  .refine((body) => body.storeId !== null || body.rateBps !== null, '全部门店的比例要写明，0 为没有提成')
  .meta({ id: 'SetCommissionRate' });
const ratesAnswer = z
  .object({
    chainBps: z.int(),
    stores: z.array(z.object({ storeId: z.string(), rateBps: z.int() })),
  })
  .meta({ id: 'CommissionRates', description: 'stores that are not named have the rate of the chain' });

const owner = wholeShopStaff('owner');

/** What part of the goods goes to whoever hands them over or sends them (STO-07). */
export function commissionRoutes(rates: RateDesk): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/console/commission-rates',
      summary: 'The rates of commission that count now, of the chain and of stores that differ',
      access: owner,
      answers: { 200: ratesAnswer },
      handle: async ({ merchantId }) => ({ json: await rates.inForce(merchantId) }),
    }),
    route({
      method: 'put',
      path: '/v1/console/commission-rates',
      summary: 'Sets one of them from now on; what was handed over or sent before keeps its rate',
      access: owner,
      body: rateBody,
      answers: { 200: ratesAnswer },
      handle: async ({ principal: { merchantId, staffId }, body, http }) => {
        const who = { merchantId, staffId, ip: http.request.ip ?? null };
        return { json: await rates.set(who, body.storeId, body.rateBps) };
      },
    }),
  ];
}
