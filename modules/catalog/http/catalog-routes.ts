import { open, type Route, route, visitor } from '#http';
import { AppError, decodeCursor } from '#kernel';
import type { SearchProducts } from '../app/search-products.ts';
import type { Shelf } from '../app/shelf.ts';
import type { ShownCard, ShownProduct, ShowProducts } from '../app/show-products.ts';
import {
  categoriesAnswer,
  productAnswer,
  productParams,
  productQuery,
  productsAnswer,
  productsQuery,
} from './catalog-contract.ts';

export function catalogRoutes(
  shelf: Shelf,
  products: ShowProducts,
  search: SearchProducts,
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
        'Products on sale, newest first; with `q` by text match, then by popularity and, where personalisation is on, by taste',
      access: visitor,
      query: productsQuery,
      answers: { 200: productsAnswer },
      handle: async ({ merchantId, principal, query: { storeId, categoryId, q, tryOn, cursor, limit } }) => {
        const words = q === undefined ? [] : q.split(/\s+/).filter((word) => word !== '');
        const filter = { storeId, categoryId, words, tryOn };
        const asker = { storeId, memberId: principal?.memberId };
        const page =
          words.length === 0
            ? await products.page(merchantId, filter, asker, position(cursor), limit)
            : await search(merchantId, filter, asker, cursor, limit);
        return { json: { ...page, items: page.items.map(cardShown) } };
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

function cardShown(card: ShownCard) {
  const { productId, skuId, title, subtitle, categoryId, imageUrl, tryOn, inStock } = card;
  const { priceFen, storePriceFen, listPriceFen } = card;
  return {
    ...{ productId, skuId, title, subtitle, categoryId, priceFen, storePriceFen, listPriceFen },
    ...{ imageUrl, tryOn, inStock },
  };
}

function productShown({ product, storePrices, stock, stores }: ShownProduct) {
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
    tryOn: skus.find((sku) => sku.tryOn !== null)?.tryOn ?? null,
    skus: skus.map((sku, n) => ({
      ...sku,
      storePriceFen: storePrices[n] ?? sku.priceFen,
      stock: stock[n] ?? 'none',
    })),
    stores,
  };
}
