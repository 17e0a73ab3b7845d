import { z } from 'zod';
import { type Route, route, staff } from '#http';
import { AppError, type StoreId } from '#kernel';
import type { ShowToday } from '../app/today.ts';

const sales = { salesFen: z.int(), orders: z.int() };

const todayAnswer = z
  .object({
    asOf: z.int(),
    ...sales,
    averageFen: z.int(),
    customers: z.int(),
    yesterdaySalesFen: z.int(),
    hourly: z.array(z.object({ hour: z.int(), ...sales })),
    trend: z.array(z.object({ day: z.string(), ...sales })),
  })
  .meta({ id: 'Today' });

export function todayRoutes(showToday: ShowToday): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/console/today',
      summary: 'Figures of the business day (Asia/Shanghai), by instant of payment',
      access: staff('owner', 'manager', 'cashier', 'clerk'),
      query: z.object({
        storeId: z
          .string()
          .transform((id) => id as StoreId)
          .optional(),
      }),
      answers: { 200: todayAnswer },
      handle: async ({ principal: { merchantId, grants }, query: { storeId } }) => {
        const seesAll = grants.some((grant) => grant.role === 'owner' && grant.storeId === null);
        if (storeId === undefined && !seesAll)
          throw new AppError('forbidden', 'analytics.store_needed', '请选择门店查看');
        return { json: await showToday(merchantId, storeId ?? null) };
      },
    }),
  ];
}
