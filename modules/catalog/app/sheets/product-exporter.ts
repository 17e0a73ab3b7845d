import type { Exporter, SheetValue } from '#feature';
import type { Clock } from '#kernel';
import type { AttributeValue, AuthoredProduct } from '../../domain/authoring/authored-product.ts';
import { shelfState } from '../../domain/authoring/shelf-state.ts';
import { yuanFromFen } from '../../domain/authoring/yuan.ts';
import type { Authoring } from '../authoring/ports.ts';
import type { Shelf } from '../shelf.ts';
import { pathOf } from './product-importer.ts';
import { PRODUCT_COLUMNS } from './product-row.ts';

const PRODUCTS_PER_BATCH = 100;
const EVERY = { state: undefined, categoryIds: undefined, q: undefined, tag: undefined };

/** Every product with its articles, one line each, as `products` can be brought in again (CAT-10). */
export function productExporter(
  authoring: Authoring,
  shelf: Pick<Shelf, 'categories'>,
  clock: Clock,
): Exporter {
  return {
    kind: 'products',
    label: '商品',
    columns: PRODUCT_COLUMNS,
    roles: ['owner', 'manager'],
    scope: 'shop',
    async *rows({ merchantId }) {
      const categories = await shelf.categories(merchantId);
      const paths = new Map(categories.map(({ id }) => [id, pathOf(categories, id)]));
      for (let after: readonly [number, string] | undefined; ; ) {
        const now = clock.now();
        const found = await authoring.page(merchantId, EVERY, now, after, PRODUCTS_PER_BATCH);
        const last = found.at(-1);
        if (last === undefined) return;
        after = [last.listedAt, last.id];
        const products = await authoring.byIds(
          null,
          merchantId,
          found.map(({ id }) => id),
        );
        yield products.flatMap((product) => linesOf(product, paths.get(product.categoryId) ?? '', now));
      }
    },
  };
}

function linesOf(product: AuthoredProduct, category: string, now: number): SheetValue[][] {
  const state = shelfState(product, now);
  return product.skus
    .filter(({ onSale }) => onSale)
    .map((sku) => [
      ...[product.externalId ?? product.id, product.title, category, sku.code, yuanFromFen(sku.priceFen)],
      ...[
        yuanFromFen(sku.listPriceFen),
        sku.barcode,
        product.optionNames.join(';'),
        sku.optionValues.join(';'),
      ],
      ...[product.subtitle, product.brand, product.tags.join(';'), product.description],
      ...[product.images.join(';'), sku.imageUrl, attributesOf(product)],
      state === 'on' || state === 'scheduled' ? '是' : '否',
    ]);
}

function attributesOf({ attributes }: AuthoredProduct): string {
  return Object.entries(attributes)
    .map(([attribute, value]) => `${attribute}=${written(value)}`)
    .join(';');
}

function written(value: AttributeValue): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  return String(value);
}
