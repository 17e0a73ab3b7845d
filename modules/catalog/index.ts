export { catalogFeature } from './catalog.module.ts';
export {
  type Category,
  type NewProduct,
  type NewSku,
  type ProductCard,
  type SkuOffer,
  TRY_ON_KINDS,
  type TryOnKind,
} from './domain/product.ts';
export {
  CATALOG,
  CATALOG_IMPORT,
  type Catalog,
  type CatalogImport,
  type ProductsChanged,
} from './tokens.ts';
