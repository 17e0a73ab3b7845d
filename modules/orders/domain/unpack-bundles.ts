import type { SkuId, StoreId } from '#kernel';

interface Goods {
  readonly storeId: StoreId;
  readonly skuId: SkuId;
  readonly quantity: number;
}

type Parts = ReadonlyMap<SkuId, readonly { readonly skuId: SkuId; readonly quantity: number }[]>;

/**
 * What has to be taken from the shelves for these lines: bundles become their components, and each article is
 * summed over the whole basket. Line by line, two bundles that share a component would each find enough of it
 * and together sell more than there is (CAT-11).
 */
export function unpackBundles(lines: readonly Goods[], parts: Parts): Goods[] {
  const taken = new Map<string, Goods>();
  const take = ({ storeId, skuId, quantity }: Goods) => {
    const place = JSON.stringify([storeId, skuId]);
    taken.set(place, { storeId, skuId, quantity: (taken.get(place)?.quantity ?? 0) + quantity });
  };
  for (const line of lines) {
    const bundle = parts.get(line.skuId);
    if (bundle === undefined) take(line);
    else
      for (const { skuId, quantity } of bundle)
        take({ storeId: line.storeId, skuId, quantity: quantity * line.quantity });
  }
  return [...taken.values()];
}
