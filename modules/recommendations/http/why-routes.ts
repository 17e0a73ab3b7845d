import { z } from 'zod';
import { type Route, route, visitor } from '#http';
import type { ProductId, StoreId } from '#kernel';
import type { PreferenceOptions } from '../app/preference-options.ts';
import type { ExplainPlace } from '../app/why-shown.ts';
import { REASON_CODES } from '../domain/reason.ts';

const ID_CHARS_MAX = 64;
const id = z.string().min(1).max(ID_CHARS_MAX);

const whyAnswer = z
  .object({
    productId: z.string(),
    title: z.string(),
    personalised: z
      .boolean()
      .meta({ description: 'whether anything that the member did or said had a part in it' }),
    promoted: z.boolean(),
    reason: z.string(),
    reasonCode: z.enum(REASON_CODES),
    sentences: z.array(z.string()).meta({ description: 'plain words, in Chinese, in this order' }),
    switchOff: z.string().meta({ description: 'how to switch the personal feed off, in words' }),
    noticePurpose: z
      .literal('profiling.feed')
      .meta({ description: 'its notice says how the list is made: GET /v1/notices/{purpose}' }),
  })
  .meta({ id: 'WhyShown' });

const optionsAnswer = z
  .object({
    brands: z.array(z.string()),
    styles: z.array(z.string()),
    sizes: z.array(z.string()),
  })
  .meta({ id: 'PreferenceOptions' });

const SWITCH_OFF =
  '可以随时关闭个性化推荐。关闭后我们删除用来推荐的记录，首页对每个人都一样，价格和购物不受影响。';
const NOT_PERSONAL = '这一件的位置对每个人都一样，没有用到你的任何记录。';

/** «为什么推荐给我» and what «我的偏好» may choose from. */
export function whyRoutes(explain: ExplainPlace, options: PreferenceOptions): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/feed/why',
      summary: 'Why a product stands in my feed, in plain sentences',
      access: visitor,
      query: z.object({
        storeId: id.transform((value) => value as StoreId),
        productId: id.transform((value) => value as ProductId),
      }),
      answers: { 200: whyAnswer },
      problems: { 404: 'No such store or product' },
      handle: async ({ merchantId, principal, query: { storeId, productId } }) => {
        const why = await explain(merchantId, principal?.memberId, storeId, productId);
        return {
          json: {
            ...why,
            switchOff: why.personalised ? SWITCH_OFF : NOT_PERSONAL,
            noticePurpose: 'profiling.feed',
          },
        };
      },
    }),
    route({
      method: 'get',
      path: '/v1/preference-options',
      summary: 'Brands, styles and sizes that the shop’s goods carry, most frequent first',
      access: visitor,
      answers: { 200: optionsAnswer },
      handle: async ({ merchantId }) => ({ json: await options(merchantId) }),
    }),
  ];
}
