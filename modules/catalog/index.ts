export { catalogFeature } from './catalog.module.ts';
export type { TierStanding } from './domain/member-price.ts';
export type {
  Category,
  NewProduct,
  ProductCard,
  ProductSize,
  SkuOffer,
  TryOnKind,
} from './domain/product.ts';
export {
  CATALOG,
  CATALOG_IMPORT,
  type Catalog,
  MEMBER_TIER,
  type MemberTier,
  type ProductsChanged,
  SEARCH_ORDER,
  type SearchOrder,
} from './tokens.ts';
