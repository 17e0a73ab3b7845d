import { z } from 'zod';
import { type Route, requireRoleAt, route, staff } from '#http';
import { AppError, type StaffRole } from '#kernel';
import type { Scan } from '../app/scan.ts';
import { storeIdSchema } from './rule-contract.ts';

const ROLES = ['owner', 'manager', 'cashier', 'clerk'] as const satisfies readonly StaffRole[];
/** As for handing over: guessing a code at this pace takes hours. */
const CODES_PER_MINUTE_MAX = 120;

const scanBody = z
  .strictObject({ storeId: storeIdSchema, code: z.string().trim().min(1).max(64) })
  .meta({ id: 'ScanCode' });
const scanAnswer = z
  .object({
    kind: z.enum(['pickup', 'coupon', 'member']),
    title: z.string(),
    usable: z.boolean(),
    reason: z.string().nullable(),
    reasonCode: z.string().nullable(),
    orderId: z.string().nullable().describe('whose goods lie ready for it'),
    taken: z
      .array(z.object({ skuId: z.string(), quantity: z.int() }))
      .describe('of them in her hands already (部分提货)'),
    left: z
      .array(z.object({ skuId: z.string(), quantity: z.int() }))
      .describe('still to be handed over: less what she has, and what she asked back'),
  })
  .meta({ id: 'ScannedCode' });

/** What is this code, and may it be taken here and now; taking it is the business of its own route. */
export function scanRoutes(scan: Scan): readonly Route[] {
  return [
    route({
      method: 'post',
      path: '/v1/console/scan',
      summary:
        'What a shown code is (pickup, coupon, member), and if not usable here and now, why; spends nothing',
      access: staff(...ROLES),
      limit: { perMinute: CODES_PER_MINUTE_MAX },
      body: scanBody,
      answers: { 200: scanAnswer },
      problems: { 404: 'No code of this shop' },
      handle: async ({ principal, body: { storeId, code } }) => {
        requireRoleAt(principal, storeId, ROLES);
        const read = await scan(principal.merchantId, storeId, code.replace(/[\s-]/g, ''));
        if (read === undefined)
          throw new AppError('not_found', 'fulfilment.code_unknown', '无法识别这个码，请核对后重试');
        return {
          json: { ...read, orderId: read.orderId ?? null, taken: [...read.taken], left: [...read.left] },
        };
      },
    }),
  ];
}
