export { limitedSkus, lowering } from './app/lowering.ts';
export type { PicturePress, Pictures } from './app/pictures.ts';
export { catalogFeature } from './catalog.module.ts';
export { type Choice, choicesPrice, type ModifierGroup } from './domain/authoring/modifiers.ts';
export type { TierStanding } from './domain/member-price.ts';
export type {
  Category,
  NewProduct,
  ProductCard,
  ProductSize,
  SkuOffer,
  TryOnKind,
} from './domain/product.ts';
export { PICTURE_BODY } from './http/picture-routes.ts';
export {
  CATALOG,
  CATALOG_IMPORT,
  CATALOG_SETTINGS,
  type Catalog,
  FIND_ARTICLES,
  type LabelledGoods,
  MEMBER_TIER,
  MEMBER_TIERS,
  type MemberTiers,
  ORDERED_SKUS,
  type OrderedSkus,
  PICTURE_PRESS,
  PICTURES,
  PRODUCT_SALES,
  PROMOTION_LABELS,
  type ProductSales,
  type ProductsChanged,
  type PromotionLabel,
  type PromotionLabels,
  SEARCH_ORDER,
  type SearchOrder,
} from './tokens.ts';
