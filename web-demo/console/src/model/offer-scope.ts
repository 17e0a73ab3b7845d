import type { components } from '../../../shared/schema.d.ts';

type OfferGoods = components['schemas']['OfferGoods'];
export type OfferScope = Required<components['schemas']['CouponTemplateTerms']['scope']>;
export interface NamedProduct {
  readonly productId: string;
  readonly title: string;
}

/** 适用范围: for which goods an offer is, at which stores and where it is sold. Nothing named = everything. */
export interface ScopeDraft {
  products: NamedProduct[];
  categoryIds: string[];
  brands: string[];
  tags: string[];
  /** Not for these, whatever else is named. */
  without: NamedProduct[];
  storeIds: string[];
  channels: string[];
}
export const everything = (): ScopeDraft => ({
  ...{ products: [], categoryIds: [], brands: [], tags: [], without: [], storeIds: [], channels: [] },
});

const ANY: Readonly<OfferGoods> = {
  ...{ skuIds: [], productIds: [], categoryIds: [], tags: [], brands: [], storeIds: [], channels: [] },
};
const idsOf = (products: readonly NamedProduct[]) => products.map(({ productId }) => productId);

export function scopeOf({ products, without, ...named }: ScopeDraft): OfferScope {
  return {
    include: { ...ANY, ...named, productIds: idsOf(products) },
    exclude: { ...ANY, productIds: idsOf(without) },
  };
}

/** 全部商品; 部分商品，部分门店 */
export function scopeText({
  include,
  exclude,
}: components['schemas']['CouponTemplateTerms']['scope']): string {
  const [wanted, left] = [include ?? ANY, exclude ?? ANY];
  const namesGoods = ({ skuIds, productIds, categoryIds, tags, brands }: OfferGoods) =>
    [skuIds, productIds, categoryIds, tags, brands].some((named) => named.length > 0);
  return [
    namesGoods(wanted) ? '部分商品' : namesGoods(left) ? '部分商品除外' : '全部商品',
    wanted.storeIds.length + left.storeIds.length > 0 ? '部分门店' : '',
    wanted.channels.length + left.channels.length > 0 ? '部分渠道' : '',
  ]
    .filter((part) => part !== '')
    .join('，');
}
