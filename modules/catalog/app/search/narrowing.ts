import {
  type Clock,
  DAY_MS,
  type Fen,
  type MemberId,
  type MerchantId,
  type ProductId,
  type StoreId,
} from '#kernel';
import type { TryOnKind } from '../../domain/product.ts';
import type { MemberTier } from '../../tokens.ts';
import type { GoodsIndex } from './goods-index.ts';
import type { GoodsMemories } from './goods-memories.ts';

/** New = on sale for less. */
const NEW_DAYS = 30;

/** What a list is narrowed down to; undefined = not by this. */
export interface Narrowing {
  /** Prices and stock are those of this store. */
  readonly storeId?: StoreId | undefined;
  /** With everything below it. */
  readonly categoryId?: string | undefined;
  readonly brand?: string | undefined;
  readonly priceMinFen?: number | undefined;
  readonly priceMaxFen?: number | undefined;
  /** Pieces paid in the last thirty days, at least. */
  readonly soldMin?: number | undefined;
  readonly isNew?: boolean | undefined;
  /** At the store that is named. */
  readonly inStock?: boolean | undefined;
  readonly tryOn?: TryOnKind | undefined;
}

/** `shelf` = whether it is offered at this store now at all: nobody chooses that, and no count leaves it out. */
export const DIMENSIONS = [
  'shelf',
  'category',
  'brand',
  'price',
  'sold',
  'isNew',
  'inStock',
  'tryOn',
] as const;
export type Dimension = (typeof DIMENSIONS)[number];
export const BIT_OF = Object.fromEntries(DIMENSIONS.map((name, bit) => [name, 1 << bit])) as Readonly<
  Record<Dimension, number>
>;

/** One question's view of the goods: what each row costs, sold and so on, and which filters it fails. */
export interface NarrowedGoods {
  readonly index: GoodsIndex;
  price(row: number): Fen;
  sold(row: number): number;
  isNew(row: number): boolean;
  /** Without a store: nothing is known to be there. */
  inStock(row: number): boolean;
  /** Filters that this row does not pass, as bits; 0 = it belongs to the result. */
  failed(row: number): number;
}

export type Narrow = (
  merchantId: MerchantId,
  memberId: MemberId | undefined,
  filter: Narrowing,
) => Promise<NarrowedGoods>;

export function narrow(memories: GoodsMemories, tierOf: MemberTier, clock: Clock): Narrow {
  return async (merchantId, memberId, filter) => {
    const { storeId, categoryId, brand, priceMinFen, priceMaxFen, soldMin, isNew, inStock, tryOn } = filter;
    const memory = memories.of(merchantId);
    const index = await memory.goods();
    const [sold, standing, below, isThere, isOffered] = await Promise.all([
      memory.sold(),
      memberId === undefined ? null : tierOf(merchantId, memberId),
      categoryId === undefined ? undefined : memory.below(categoryId),
      storeId === undefined ? () => false : memory.inStock(storeId),
      storeId === undefined ? () => true : memory.isOffered(storeId),
    ]);
    const price = await memory.prices(storeId, standing);
    const now = clock.now();
    const newSince = now - NEW_DAYS * DAY_MS;
    const soldOf = (row: number) => sold.get(index.product(row)?.productId as ProductId) ?? 0;
    const isNewRow = (row: number) => (index.product(row)?.listedAt ?? 0) > newSince;

    const rules: (readonly [number, (row: number) => boolean])[] = [];
    const rule = (dimension: Dimension, isWanted: boolean, passes: (row: number) => boolean) => {
      if (isWanted) rules.push([BIT_OF[dimension], passes]);
    };
    rule('shelf', true, (row) => {
      const { onFrom = 0, onUntil = null } = index.product(row) ?? {};
      return onFrom <= now && (onUntil === null || onUntil > now) && isOffered(row);
    });
    rule('category', below !== undefined, (row) => below?.has(index.product(row)?.categoryId ?? '') === true);
    rule('brand', brand !== undefined, (row) => index.product(row)?.brand === brand);
    rule('price', priceMinFen !== undefined || priceMaxFen !== undefined, (row) => {
      const fen = price(row);
      return fen >= (priceMinFen ?? 0) && fen <= (priceMaxFen ?? Number.POSITIVE_INFINITY);
    });
    rule('sold', soldMin !== undefined, (row) => soldOf(row) >= (soldMin ?? 0));
    rule('isNew', isNew === true, isNewRow);
    rule('inStock', inStock === true, isThere);
    rule('tryOn', tryOn !== undefined, (row) => kindsOf(index, row).has(tryOn as TryOnKind));

    return {
      index,
      price,
      sold: soldOf,
      isNew: isNewRow,
      inStock: isThere,
      failed(row) {
        let bits = 0;
        for (const [bit, passes] of rules) if (!passes(row)) bits |= bit;
        return bits;
      },
    };
  };
}

export function kindsOf(index: GoodsIndex, row: number): ReadonlySet<TryOnKind> {
  const kinds = new Set<TryOnKind>();
  for (const { tryOn } of index.product(row)?.skus ?? []) if (tryOn !== null) kinds.add(tryOn);
  return kinds;
}
