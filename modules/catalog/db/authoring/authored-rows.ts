import { type EpochMs, type Fen, fen, type ProductId, type SkuId } from '#kernel';
import type { AuthoredProduct, AuthoredSku, TierPrice } from '../../domain/authoring/authored-product.ts';
import type { Component, TryOnKind } from '../../domain/product.ts';
import { sizesOf } from '../product-rows.ts';

export const PRODUCT_COLUMNS = `id, external_id, category_id, title, subtitle, description, brand, tags, images,
  option_names, attributes, durable, sizes, kitchen_group, version, listed_at, drafted, on_sale, on_from, on_until`;
export const SKU_COLUMNS = `id, product_id, code, barcode, option_values, price_fen, list_price_fen, image_url,
  ar_item_id, try_on, on_sale`;

export interface ProductRow {
  readonly id: ProductId;
  readonly external_id: string | null;
  readonly category_id: string;
  readonly title: string;
  readonly subtitle: string;
  readonly description: string;
  readonly brand: string;
  readonly tags: string;
  readonly images: string;
  readonly option_names: string;
  readonly attributes: string;
  readonly durable: number;
  readonly sizes: string | null;
  readonly kitchen_group: string | null;
  readonly version: number;
  readonly listed_at: EpochMs;
  readonly drafted: number;
  readonly on_sale: number;
  readonly on_from: EpochMs;
  readonly on_until: EpochMs | null;
}

export interface SkuRow {
  readonly id: SkuId;
  readonly product_id: ProductId;
  readonly code: string;
  readonly barcode: string | null;
  readonly option_values: string;
  readonly price_fen: number;
  readonly list_price_fen: number;
  readonly image_url: string;
  readonly ar_item_id: string | null;
  readonly try_on: TryOnKind | null;
  readonly on_sale: number;
}

/** What hangs on the rows, by article and by product. */
export interface Hanging {
  readonly components: ReadonlyMap<SkuId, readonly Component[]>;
  readonly tierPrices: ReadonlyMap<SkuId, readonly TierPrice[]>;
  readonly modifierGroups: ReadonlyMap<ProductId, readonly string[]>;
}

export function authoredOf(row: ProductRow, skus: readonly SkuRow[], hanging: Hanging): AuthoredProduct {
  const { id, title, subtitle, description, brand, version } = row;
  return {
    ...{ id, title, subtitle, description, brand, version },
    externalId: row.external_id,
    categoryId: row.category_id,
    tags: JSON.parse(row.tags),
    images: JSON.parse(row.images),
    optionNames: JSON.parse(row.option_names),
    attributes: JSON.parse(row.attributes),
    durable: row.durable === 1,
    sizes: sizesOf(row.sizes),
    kitchenGroup: row.kitchen_group,
    modifierGroupIds: hanging.modifierGroups.get(id) ?? [],
    listedAt: row.listed_at,
    drafted: row.drafted === 1,
    onSale: row.on_sale === 1,
    onFrom: row.on_from,
    onUntil: row.on_until,
    skus: skus.map((sku) => skuOf(sku, hanging)),
  };
}

function skuOf(row: SkuRow, { components, tierPrices }: Hanging): AuthoredSku {
  return {
    id: row.id,
    code: row.code,
    barcode: row.barcode,
    optionValues: JSON.parse(row.option_values),
    priceFen: fen(row.price_fen) as Fen,
    listPriceFen: fen(row.list_price_fen) as Fen,
    imageUrl: row.image_url,
    arItemId: row.ar_item_id,
    tryOn: row.try_on,
    onSale: row.on_sale === 1,
    components: components.get(row.id) ?? [],
    tierPrices: tierPrices.get(row.id) ?? [],
  };
}
