import { open, type Route, route, visitor } from '#http';
import { AppError, type Clock, decodeCursor, type EpochMs } from '#kernel';
import { srcsetOf } from '../app/pictures.ts';
import type { SearchProducts } from '../app/search-products.ts';
import type { Shelf } from '../app/shelf.ts';
import type { ShownCard, ShownProduct, ShowProducts } from '../app/show-products.ts';
import {
  categoriesAnswer,
  productAnswer,
  productParams,
  productQuery,
  productsAnswer,
} from './catalog-contract.ts';
import { productsQuery } from './search-contract.ts';

export function catalogRoutes(
  shelf: Shelf,
  products: ShowProducts,
  search: SearchProducts,
  clock: Clock,
): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/categories',
      summary: 'The category tree, flat',
      access: open,
      answers: { 200: categoriesAnswer },
      handle: async ({ merchantId }) => ({ json: { items: await shelf.categories(merchantId) } }),
    }),
    route({
      method: 'get',
      path: '/v1/products',
      summary:
        'Products on sale, newest first or as asked; with `q` by text match, then by popularity and, where personalisation is on, by taste',
      access: visitor,
      query: productsQuery,
      answers: { 200: productsAnswer },
      handle: async ({ merchantId, principal, query }) => {
        const { cursor, limit, sort, personalised, q = '', ...filter } = query;
        const { storeId, categoryId, tryOn, ...more } = filter;
        const asker = { storeId, memberId: principal?.memberId };
        const isPlain = q === '' && (sort ?? 'newest') === 'newest';
        const page =
          isPlain && Object.values(more).every((value) => value === undefined)
            ? await products.page(merchantId, { storeId, categoryId, tryOn }, asker, position(cursor), limit)
            : await search({
                ...{ merchantId, asker, query: q, filter, cursor, limit, personal: personalised },
                sort: sort ?? (q === '' ? 'newest' : 'relevance'),
              });
        return { json: { ...page, items: page.items.map(cardShown), now: clock.now() } };
      },
    }),
    route({
      method: 'get',
      path: '/v1/products/{id}',
      summary:
        'One product with its articles, what they cost this member at this store, and where it is in stock',
      access: visitor,
      params: productParams,
      query: productQuery,
      answers: { 200: productAnswer },
      problems: { 404: 'No such product on sale' },
      handle: async ({ merchantId, principal, params, query: { storeId } }) => ({
        json: productShown(
          await products.get(merchantId, params.id, { storeId, memberId: principal?.memberId }),
          clock.now(),
        ),
      }),
    }),
  ];
}

function position(cursor: string | undefined): readonly [number, string] | undefined {
  if (cursor === undefined) return undefined;
  const [listedAt, id] = decodeCursor(cursor);
  if (typeof listedAt === 'number' && typeof id === 'string') return [listedAt, id];
  throw new AppError('invalid', 'request.bad_cursor', '翻页位置无效，请从头开始');
}

export function cardShown(card: ShownCard) {
  const { productId, skuId, title, subtitle, categoryId, imageUrl, tryOn, inStock, promotions } = card;
  const { priceFen, storePriceFen, listPriceFen } = card;
  return {
    ...{ productId, skuId, title, subtitle, categoryId, priceFen, storePriceFen, listPriceFen },
    ...{ imageUrl, tryOn, inStock, promotions },
  };
}

function productShown(shown: ShownProduct, now: EpochMs) {
  const { product, page, specifications, promotions, storePrices, stock, parts, stores } = shown;
  const {
    id,
    title,
    subtitle,
    description,
    brand,
    categoryId,
    images,
    optionNames,
    skus,
    sizes = [],
  } = product;
  return {
    ...{ id, title, subtitle, description, brand, categoryId, images, optionNames, sizes },
    gallery: images.map((url) => ({ url, srcset: srcsetOf(url) })),
    ...page,
    specifications,
    promotions,
    now,
    hasTryOn: skus.some((sku) => sku.tryOn !== null),
    tryOn: skus.find((sku) => sku.tryOn !== null)?.tryOn ?? null,
    skus: skus.map((sku, n) => ({
      ...sku,
      storePriceFen: storePrices[n] ?? sku.priceFen,
      stock: stock[n] ?? 'none',
      parts: parts[n] ?? [],
    })),
    stores,
  };
}
