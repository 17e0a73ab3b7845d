import { z } from 'zod';
import { type Route, requireWholeShop, route, staff } from '#http';
import type { Activation } from '../app/activation.ts';

const POINTS_MAX = 100_000;

const rewardSchema = z
  .strictObject({
    points: z
      .int()
      .min(0)
      .max(POINTS_MAX)
      .meta({ description: 'for the first binding or purchase of an imported member; 0 = nothing' }),
  })
  .meta({ id: 'ActivationReward' });

/** 激活奖励 (MEM-14): what it is worth to the shop that an imported member comes herself. */
export function activationRoutes(activation: Activation): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/console/activation-reward',
      summary: 'Points for the first act of an imported member',
      access: staff('owner'),
      answers: { 200: rewardSchema },
      handle: async ({ merchantId, principal }) => {
        requireWholeShop(principal);
        return { json: { points: await activation.points(merchantId) } };
      },
    }),
    route({
      method: 'put',
      path: '/v1/console/activation-reward',
      summary: 'Decides it, from now on; who had hers keeps it',
      access: staff('owner'),
      body: rewardSchema,
      answers: { 200: rewardSchema },
      handle: async ({ principal, body, http }) => {
        requireWholeShop(principal);
        const { merchantId, staffId } = principal;
        await activation.decide({ merchantId, staffId, ip: http.request.ip ?? null }, body.points);
        return { json: body };
      },
    }),
  ];
}
