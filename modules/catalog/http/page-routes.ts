import { z } from 'zod';
import { type Route, requireWholeShop, route, staff } from '#http';
import type { WriteProductPage } from '../app/product-pages.ts';
import { RICH_TEXT_CHARS_MAX } from '../app/rich-text.ts';
import { productParams } from './catalog-contract.ts';

const URL_CHARS_MAX = 300;

/** On this house's own address: pages load nothing from elsewhere. */
const ownUrl = z
  .string()
  .max(URL_CHARS_MAX)
  .regex(/^\/(?![/\\])[\w./%-]+$/);

const page = {
  richText: z.string().max(RICH_TEXT_CHARS_MAX),
  video: z.strictObject({ url: ownUrl, posterUrl: ownUrl }).nullable(),
};

export function productPageRoutes(write: WriteProductPage): readonly Route[] {
  return [
    route({
      method: 'put',
      path: '/v1/console/products/{id}/page',
      summary:
        'What a product’s page shows beside its facts: markup, which is sanitised, and a film with its poster',
      access: staff('owner'),
      params: productParams,
      body: z.strictObject(page).meta({ id: 'NewProductPage' }),
      answers: { 200: z.object(page).meta({ id: 'ProductPage' }) },
      problems: { 404: 'No such product' },
      handle: async ({ principal, params, body, http }) => {
        requireWholeShop(principal);
        const { merchantId, staffId } = principal;
        return { json: await write({ merchantId, staffId, ip: http.request.ip ?? null }, params.id, body) };
      },
    }),
  ];
}
