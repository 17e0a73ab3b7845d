import type { GarmentSize, ListedGoods, Product, TryOnKind } from '../api/contract.ts';
import type { Shop } from '../api/shop.ts';

/** Something on the strip of the try-on page. */
export interface FittingItem {
  readonly productId: string;
  readonly skuId: string;
  readonly arItemId: string;
  readonly kind: TryOnKind;
  readonly name: string;
  readonly imageUrl: string;
  readonly priceFen: number;
  readonly sizes: readonly GarmentSize[];
}

const NEIGHBOURS_MAX = 12;

/**
 * What can be tried on beside the product that she came from: first its own shades, then others of the
 * kind. The list knows no models, so that neighbours are looked up, a few at a time and only those shown.
 */
export async function fittingItems(
  shop: Pick<Shop, 'product' | 'products'>,
  productId: string,
  storeId: string,
): Promise<FittingItem[]> {
  const product = await shop.product(productId, { storeId });
  const own = itemsOf(product);
  const kind = own[0]?.kind ?? product.tryOn;
  if (kind === null) return own;
  const { items } = await shop.products({ storeId, tryOn: kind, limit: NEIGHBOURS_MAX });
  const others = items.filter((goods) => goods.productId !== productId);
  const known = await Promise.all(others.map((goods) => neighbour(shop, goods, storeId)));
  const seen = new Set(own.map(({ arItemId }) => arItemId));
  const fresh = known
    .flatMap((item) => (item === undefined ? [] : [item]))
    .filter(({ arItemId }) => {
      const isNew = !seen.has(arItemId);
      seen.add(arItemId);
      return isNew;
    });
  return [...own, ...fresh];
}

async function neighbour(
  shop: Pick<Shop, 'product'>,
  goods: ListedGoods,
  storeId: string,
): Promise<FittingItem | undefined> {
  try {
    const items = itemsOf(await shop.product(goods.productId, { storeId }));
    return items.find(({ skuId }) => skuId === goods.skuId) ?? items[0];
  } catch {
    // A neighbour that cannot be read is simply not offered.
    return undefined;
  }
}

/** One entry per model: sizes of the same frame look the same on the face. */
function itemsOf({ id, title, sizes, skus }: Product): FittingItem[] {
  const items = new Map<string, FittingItem>();
  for (const { id: skuId, arItemId, tryOn, optionValues, imageUrl, priceFen } of skus) {
    if (arItemId === null || tryOn === null || items.has(arItemId)) continue;
    const name = optionValues.length > 0 ? `${title} · ${optionValues[0]}` : title;
    items.set(arItemId, { productId: id, skuId, arItemId, kind: tryOn, name, imageUrl, priceFen, sizes });
  }
  return [...items.values()];
}
