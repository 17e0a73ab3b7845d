import type { Reads } from '#db';
import {
  businessDayNumber,
  type Clock,
  type EpochMs,
  type MerchantId,
  type ProductId,
  type SkuId,
  type StoreId,
} from '#kernel';
import type { ProductFilter, Shelf } from '../app/shelf.ts';
import type { Category } from '../domain/product.ts';
import { sqlModifiers } from './authoring/sql-modifiers.ts';
import {
  type CardRow,
  type CardSkuRow,
  cardOf,
  type OfferRow,
  offerOf,
  type ProductRow,
  productOf,
  refusalOf,
  type SkuRow,
  sizesOf,
} from './product-rows.ts';
import { sqlComponents } from './sql-components.ts';
import { sqlDuePrices } from './sql-due-prices.ts';
import { sqlMenus } from './sql-menus.ts';
import { sqlSearchable } from './sql-searchable.ts';

/** What a card tells. A list reads no more: descriptions and option tables are most of a product's row. */
const CARD_COLUMNS = 'p.id, p.category_id, p.title, p.subtitle, p.brand, p.tags, p.listed_at, p.durable';
const PRODUCT_COLUMNS = `${CARD_COLUMNS}, p.description, p.images, p.option_names, p.sizes`;
const CARD_SKU_COLUMNS = `s.id, s.product_id, coalesce(sp.price_fen, s.price_fen) as price_fen, s.list_price_fen,
  s.image_url, s.try_on, case when sp.price_fen is null then 0 else 1 end as of_store`;
const SKU_COLUMNS = `${CARD_SKU_COLUMNS}, s.code, s.option_values, s.ar_item_id`;
/** `?` = store; an unknown store has no prices of its own, so that '' gives the general ones. */
const SKU_TABLES = `skus s left join store_prices sp
  on sp.merchant_id = s.merchant_id and sp.store_id = ? and sp.sku_id = s.id`;
const BELOW_CATEGORY = `with recursive below (id) as (
    select id from categories where merchant_id = ? and id = ?
    union
    select c.id from categories c join below b on c.parent_id = b.id where c.merchant_id = ?)
  select id from below`;
/** On the shelf at an instant, given twice: a scheduled product needs nobody to switch it on (CAT-09). */
const ON_SHELF = 'p.on_sale = 1 and p.on_from <= ? and (p.on_until is null or p.on_until > ?)';
/** `?` = store: it may leave out what the merchant offers elsewhere (CAT-07). */
const OFFERED_HERE = `not exists (select 1 from store_assortment h where h.merchant_id = p.merchant_id
  and h.product_id = p.id and h.store_id = ? and h.hidden = 1)`;
const HAS_TRY_ON = `exists (select 1 from skus t where t.merchant_id = p.merchant_id
  and t.product_id = p.id and t.on_sale = 1 and t.try_on = ?)`;

export function sqlShelf(reads: Reads, clock: Clock): Shelf {
  const prices = sqlDuePrices(reads);
  const menuAt = sqlMenus(reads);

  async function skusOf<Row extends CardSkuRow>(
    columns: string,
    merchantId: MerchantId,
    productIds: readonly ProductId[],
    storeId?: StoreId,
  ) {
    const byProduct = new Map<ProductId, Row[]>(productIds.map((id) => [id, []]));
    if (productIds.length === 0) return byProduct;
    // First what is due, then the rows: a change that is written into its row in between counts once.
    const due = await prices(merchantId, storeId ?? '', clock.now());
    const rows = await reads.all<Row>(
      `select ${columns} from ${SKU_TABLES}
       where s.merchant_id = ? and s.on_sale = 1 and s.product_id in (${productIds.map(() => '?').join(', ')})
       order by s.product_id, s.position`,
      [storeId ?? '', merchantId, ...productIds],
    );
    for (const row of rows) byProduct.get(row.product_id)?.push(due(row));
    return byProduct;
  }

  const cardSkusOf = (merchantId: MerchantId, productIds: readonly ProductId[], storeId?: StoreId) =>
    skusOf<CardSkuRow>(CARD_SKU_COLUMNS, merchantId, productIds, storeId);

  return {
    ...sqlComponents(reads),
    modifiers: sqlModifiers(reads).ofProducts,
    ...sqlSearchable(reads, prices, clock),

    async categories(merchantId) {
      const rows = await reads.all<{ id: string; name: string; parent_id: string | null }>(
        'select id, name, parent_id from categories where merchant_id = ? order by position, id',
        [merchantId],
      );
      return rows.map(({ id, name, parent_id }): Category => ({ id, name, parentId: parent_id }));
    },

    async page(merchantId, filter, after, limit) {
      const below =
        filter.categoryId === undefined
          ? undefined
          : await reads.all<{ id: string }>(BELOW_CATEGORY, [merchantId, filter.categoryId, merchantId]);
      if (below?.length === 0) return [];
      const { sql, values } = where(merchantId, clock.now(), filter, below, after);
      const products = await reads.all<CardRow>(
        `select ${CARD_COLUMNS} from products p where ${sql} order by p.listed_at desc, p.id desc limit ?`,
        [...values, limit],
      );
      const skus = await cardSkusOf(
        merchantId,
        products.map(({ id }) => id),
        filter.storeId,
      );
      return products.flatMap((product) => cardOf(product, skus.get(product.id) ?? []) ?? []);
    },

    async some(merchantId, productIds, storeId) {
      if (productIds.length === 0) return [];
      const [products, skus] = await Promise.all([
        reads.all<CardRow>(
          `select ${CARD_COLUMNS} from products p
           where p.merchant_id = ? and ${ON_SHELF} and p.id in (${productIds.map(() => '?').join(', ')})`,
          [merchantId, clock.now(), clock.now(), ...productIds],
        ),
        cardSkusOf(merchantId, productIds, storeId),
      ]);
      const byId = new Map(products.map((product) => [product.id, product]));
      return productIds.flatMap((id) => {
        const product = byId.get(id);
        return product === undefined ? [] : (cardOf(product, skus.get(id) ?? []) ?? []);
      });
    },

    async article(merchantId, skuId, storeId) {
      const [row] = await reads.all<CardRow>(
        `select ${CARD_COLUMNS} from products p join skus s on s.merchant_id = p.merchant_id and s.product_id = p.id
         where s.merchant_id = ? and s.id = ? and s.on_sale = 1 and ${ON_SHELF}`,
        [merchantId, skuId, clock.now(), clock.now()],
      );
      if (row === undefined) return undefined;
      const skus = (await cardSkusOf(merchantId, [row.id], storeId)).get(row.id) ?? [];
      return cardOf(
        row,
        skus.filter(({ id }) => id === skuId),
      );
    },

    async soldOutToday(merchantId) {
      const rows = await reads.all<{ store_id: StoreId; sku_id: SkuId }>(
        'select store_id, sku_id from sold_out_days where merchant_id = ? and day = ?',
        [merchantId, businessDayNumber(clock.now())],
      );
      if (rows.length === 0) return () => false;
      const marked = new Set(rows.map(({ store_id, sku_id }) => `${store_id}/${sku_id}`));
      return (storeId, skuId) => marked.has(`${storeId}/${skuId}`);
    },

    async nextTurn(merchantId, after) {
      const [row] = await reads.all<{ turn: EpochMs | null }>(
        `select min(turn) as turn from (
           select min(on_from) as turn from products where merchant_id = ? and on_sale = 1 and on_from > ?
           union all select min(on_until) from products where merchant_id = ? and on_sale = 1 and on_until > ?
           union all select min(starts_at) from price_changes
             where merchant_id = ? and starts_at > ? and store_id = '') turns`,
        [merchantId, after, merchantId, after, merchantId, after],
      );
      return row?.turn ?? null;
    },

    async all(merchantId) {
      const products = await reads.all<CardRow>(
        `select ${CARD_COLUMNS} from products p where p.merchant_id = ? and ${ON_SHELF}
         order by p.listed_at desc, p.id desc`,
        [merchantId, clock.now(), clock.now()],
      );
      const due = await prices(merchantId, '', clock.now());
      const skus = await reads.all<CardSkuRow>(
        `select ${CARD_SKU_COLUMNS} from ${SKU_TABLES} where s.merchant_id = ? and s.on_sale = 1
         order by s.product_id, s.position`,
        ['', merchantId],
      );
      const byProduct = Map.groupBy(skus.map(due), (sku) => sku.product_id);
      return products.flatMap((product) => cardOf(product, byProduct.get(product.id) ?? []) ?? []);
    },

    async find(merchantId, productId, storeId) {
      const [row] = await reads.all<ProductRow>(
        `select ${PRODUCT_COLUMNS} from products p where p.merchant_id = ? and p.id = ? and ${ON_SHELF}`,
        [merchantId, productId, clock.now(), clock.now()],
      );
      if (row === undefined) return undefined;
      const skus = await skusOf<SkuRow>(SKU_COLUMNS, merchantId, [productId], storeId);
      return productOf(row, skus.get(productId) ?? []);
    },

    async sizes(merchantId, skuId) {
      const [row] = await reads.all<{ sizes: string | null }>(
        `select p.sizes from products p join skus s on s.merchant_id = p.merchant_id and s.product_id = p.id
         where s.merchant_id = ? and s.id = ?`,
        [merchantId, skuId],
      );
      return sizesOf(row?.sizes ?? null);
    },

    async offers(merchantId, storeId, skuIds) {
      if (skuIds.length === 0) return new Map();
      const now = clock.now();
      const due = await prices(merchantId, storeId, now);
      const [rows, menu] = await Promise.all([
        reads.all<OfferRow>(
          `select ${SKU_COLUMNS}, p.title, p.category_id, p.brand, p.tags, s.on_sale * p.on_sale as on_sale, p.on_from, p.on_until,
             coalesce(sa.hidden, 0) as hidden, case when so.day is null then 0 else 1 end as sold_out
           from ${SKU_TABLES} join products p on p.merchant_id = s.merchant_id and p.id = s.product_id
           left join store_assortment sa
             on sa.merchant_id = s.merchant_id and sa.store_id = ? and sa.product_id = s.product_id
           left join sold_out_days so
             on so.merchant_id = s.merchant_id and so.store_id = ? and so.sku_id = s.id and so.day = ?
           where s.merchant_id = ? and s.id in (${skuIds.map(() => '?').join(', ')})`,
          [storeId, storeId, storeId, businessDayNumber(now), merchantId, ...skuIds],
        ),
        menuAt(merchantId, storeId, now),
      ]);
      return new Map(
        rows.map((row) => [row.id as SkuId, offerOf(due(row), refusalOf(row, menu(row.product_id), now))]),
      );
    },
  };
}

function where(
  merchantId: MerchantId,
  now: number,
  filter: ProductFilter,
  below: readonly { readonly id: string }[] | undefined,
  after: readonly [number, string] | undefined,
) {
  // A product without an article on sale has no price, so it is not in the list (and no page comes out short).
  const rules = [
    `p.merchant_id = ? and ${ON_SHELF}`,
    'exists (select 1 from skus k where k.merchant_id = p.merchant_id and k.product_id = p.id and k.on_sale = 1)',
  ];
  const values: unknown[] = [merchantId, now, now];
  const rule = (sql: string, ...more: unknown[]) => {
    rules.push(sql);
    values.push(...more);
  };
  // Named one by one: with a single one the index of categories gives the page in its order, 21 rows read for 20.
  if (below !== undefined)
    rule(`p.category_id in (${below.map(() => '?').join(', ')})`, ...below.map(({ id }) => id));
  if (filter.tryOn !== undefined) rule(HAS_TRY_ON, filter.tryOn);
  if (filter.storeId !== undefined) rule(OFFERED_HERE, filter.storeId);
  if (after !== undefined) {
    const [listedAt, id] = after;
    rule('(p.listed_at < ? or (p.listed_at = ? and p.id < ?))', listedAt, listedAt, id);
  }
  return { sql: rules.join(' and '), values };
}
