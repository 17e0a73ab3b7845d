export { catalogFeature } from './catalog.module.ts';
export type { TierStanding } from './domain/member-price.ts';
export type {
  Category,
  Component,
  NewProduct,
  ProductCard,
  ProductSize,
  Refusal,
  SkuOffer,
  TryOnKind,
} from './domain/product.ts';
export {
  CATALOG,
  CATALOG_IMPORT,
  type Catalog,
  MEMBER_TIER,
  type MemberTier,
  PRODUCT_SALES,
  type ProductSales,
  type ProductsChanged,
  SEARCH_ORDER,
  type SearchOrder,
} from './tokens.ts';
