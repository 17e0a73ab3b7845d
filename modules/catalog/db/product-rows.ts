import { type EpochMs, type Fen, fen, type ProductId, type SkuId } from '#kernel';
import type {
  NewProduct,
  NewSku,
  ProductCard,
  ProductSize,
  Refusal,
  SkuOffer,
  TryOnKind,
} from '../domain/product.ts';

export interface CardRow {
  readonly id: ProductId;
  readonly category_id: string;
  readonly title: string;
  readonly subtitle: string;
  readonly brand: string;
  readonly tags: string;
  readonly listed_at: number;
  readonly durable: number;
}

export interface ProductRow extends CardRow {
  readonly description: string;
  readonly images: string;
  readonly option_names: string;
  readonly sizes: string | null;
}

export interface CardSkuRow {
  readonly id: SkuId;
  readonly product_id: ProductId;
  readonly price_fen: number;
  readonly list_price_fen: number;
  readonly image_url: string;
  readonly try_on: TryOnKind | null;
  /** 1 when the price is the store's own. */
  readonly of_store: number;
}

export interface SkuRow extends CardSkuRow {
  readonly code: string;
  readonly option_values: string;
  readonly ar_item_id: string | null;
}

export interface OfferRow extends SkuRow {
  readonly title: string;
  readonly category_id: string;
  readonly brand: string;
  readonly tags: string;
  readonly on_sale: number;
  readonly on_from: number;
  readonly on_until: number | null;
  readonly hidden: number;
  readonly sold_out: number;
}

export function productOf(row: ProductRow, skus: readonly SkuRow[]): NewProduct {
  return {
    id: row.id,
    categoryId: row.category_id,
    title: row.title,
    subtitle: row.subtitle,
    description: row.description,
    brand: row.brand,
    tags: JSON.parse(row.tags),
    images: JSON.parse(row.images),
    optionNames: JSON.parse(row.option_names),
    listedAt: row.listed_at,
    durable: row.durable === 1,
    ...(row.sizes === null ? {} : { sizes: sizesOf(row.sizes) }),
    skus: skus.map(skuOf),
  };
}

export function sizesOf(text: string | null): readonly ProductSize[] {
  return text === null ? [] : JSON.parse(text);
}

/** The first article stands for the product: its price, its picture. */
export function cardOf(product: CardRow, skus: readonly CardSkuRow[]): ProductCard | undefined {
  const [first] = skus;
  if (first === undefined) return undefined;
  return {
    productId: product.id,
    skuId: first.id,
    skuIds: skus.map(({ id }) => id),
    title: product.title,
    subtitle: product.subtitle,
    categoryId: product.category_id,
    brand: product.brand,
    tags: JSON.parse(product.tags),
    priceFen: fen(first.price_fen),
    listPriceFen: struckThrough(first),
    imageUrl: first.image_url,
    tryOn: skus.find(({ try_on }) => try_on !== null)?.try_on ?? null,
    listedAt: product.listed_at,
    durable: product.durable === 1,
  };
}

/** @param isOnMenu False when the store serves it at other hours only. */
export function refusalOf(row: OfferRow, isOnMenu: boolean, now: EpochMs): Refusal | null {
  const { on_sale, on_from, on_until, hidden, sold_out } = row;
  if (on_sale === 0 || on_from > now || (on_until !== null && on_until <= now)) return 'off_shelf';
  if (hidden === 1) return 'not_at_store';
  if (sold_out === 1) return 'sold_out_today';
  return isOnMenu ? null : 'not_now';
}

export function offerOf(row: OfferRow, refusal: Refusal | null): SkuOffer {
  const { optionValues, code: _, id, ...rest } = skuOf(row);
  return {
    ...rest,
    storePriceFen: rest.priceFen,
    skuId: id,
    productId: row.product_id,
    title: row.title,
    optionText: optionValues.join(' · '),
    onSale: refusal === null,
    refusal,
    categoryId: row.category_id,
    brand: row.brand,
    tags: JSON.parse(row.tags),
  };
}

function skuOf(row: SkuRow): NewSku {
  return {
    id: row.id,
    code: row.code,
    optionValues: JSON.parse(row.option_values),
    priceFen: fen(row.price_fen),
    listPriceFen: struckThrough(row),
    imageUrl: row.image_url,
    arItemId: row.ar_item_id,
    tryOn: row.try_on,
  };
}

/** A store that asks more than the list price strikes nothing through. */
function struckThrough({ price_fen, list_price_fen }: CardSkuRow): Fen {
  return fen(Math.max(price_fen, list_price_fen));
}
