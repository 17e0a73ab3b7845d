import { z } from 'zod';
import { member, type Route, route } from '#http';
import type { TasteProfile } from '../app/taste-profile.ts';

const ID_CHARS_MAX = 64;

const profileAnswer = z
  .object({
    personalised: z.boolean().meta({ description: 'false = nothing is inferred of this member' }),
    items: z
      .array(
        z.object({
          categoryId: z.string(),
          name: z.string(),
          share: z.number().min(0).max(1).meta({ description: 'part of all that counts; together 1' }),
          basis: z.string().meta({ description: 'what it was read from, in Chinese' }),
          lastAt: z.int(),
        }),
      )
      .meta({ description: 'strongest first' }),
  })
  .meta({ id: 'RecommendationProfile' });

const categoryParams = z.object({ category: z.string().min(1).max(ID_CHARS_MAX) });

/** What the shop takes me to like (算法推荐规定, article 17). */
export function tasteRoutes(profile: TasteProfile): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/me/recommendation-profile',
      summary: 'What my feed takes me to like, and what it was read from',
      access: member,
      answers: { 200: profileAnswer },
      handle: async ({ principal: { merchantId, memberId } }) => {
        const { personalised, items } = await profile.of(merchantId, memberId);
        return { json: { personalised, items: [...items] } };
      },
    }),
    route({
      method: 'delete',
      path: '/v1/me/recommendation-profile/{category}',
      summary: 'Deletes a taste and what it was read from; it counts from the next request on',
      access: member,
      params: categoryParams,
      answers: { 204: null },
      problems: { 404: 'No such category' },
      handle: async ({ principal: { merchantId, memberId }, params: { category } }) => {
        await profile.forget(merchantId, memberId, category);
        return {};
      },
    }),
  ];
}
