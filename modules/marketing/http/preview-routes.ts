import { z } from 'zod';
import { type Route, requireRoleAt, route, staff } from '#http';
import type { SkuId, StoreId } from '#kernel';
import type { PreviewOffer } from '../app/preview-offer.ts';
import { benefit } from './coupon-contract.ts';
import { rules } from './promotion-contract.ts';
import { id, pieces, scope, stacking } from './terms-contract.ts';

const AUTHORS = ['owner', 'manager'] as const;
const TITLE_CHARS_MAX = 40;
const LINES_MAX = 20;
const PREVIEWS_PER_MINUTE_MAX = 120;
const title = z.string().trim().max(TITLE_CHARS_MAX).default('');

const previewBody = z
  .strictObject({
    storeId: id.transform((text) => text as StoreId),
    lines: z
      .array(z.strictObject({ skuId: id.transform((text) => text as SkuId), quantity: pieces }))
      .min(1)
      .max(LINES_MAX),
    offer: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('promotion'), title, rules }),
      z.strictObject({ kind: z.literal('coupon'), title, benefit, scope, stacking }),
    ]),
  })
  .meta({ id: 'PreviewOffer' });

const said = z.object({
  label: z.string(),
  amountFen: z.int(),
  kind: z.string(),
  id: z.string().optional(),
  detail: z.string().optional(),
});
const previewAnswer = z
  .object({
    beforeFen: z.int(),
    afterFen: z.int(),
    explanation: z.array(
      said.extend({ parts: z.array(said.extend({ parts: z.array(said).optional() })).optional() }),
    ),
    gifts: z.array(z.object({ title: z.string(), quantity: z.int() })),
    reason: z.string().nullable().meta({ description: 'why it changes nothing' }),
  })
  .meta({ id: 'OfferPreview' });

/** What an offer would do, computed by the engine that will charge it. */
export function previewRoutes(preview: PreviewOffer): readonly Route[] {
  return [
    route({
      method: 'post',
      path: '/v1/console/offer-previews',
      summary: 'What an offer that is being written would do to a basket at a store; stores nothing',
      access: staff(...AUTHORS),
      limit: { perMinute: PREVIEWS_PER_MINUTE_MAX },
      body: previewBody,
      answers: { 200: previewAnswer },
      problems: { 409: 'Something in the basket is not for sale there' },
      handle: async ({ principal, body: { storeId, lines, offer } }) => {
        requireRoleAt(principal, storeId, AUTHORS);
        return { status: 200, json: await preview(principal.merchantId, { storeId, lines }, offer) };
      },
    }),
  ];
}
