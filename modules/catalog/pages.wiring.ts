import type { ContainerModuleLoadOptions } from 'inversify';
import { READS } from '#db';
import type { Route } from '#http';
import { CLOCK, IDS, token, UNIT_OF_WORK } from '#kernel';
import { AUDIT } from '#modules/access';
import { pictures } from './app/pictures.ts';
import { type ProductPageStore, writeProductPage } from './app/product-pages.ts';
import { sqlProductPages } from './db/sql-product-pages.ts';
import { productPageRoutes } from './http/page-routes.ts';
import { pictureRoutes } from './http/picture-routes.ts';
import { folderStore } from './media/folder-store.ts';
import { sharpPress } from './media/sharp-press.ts';
import { CATALOG_SETTINGS, PICTURE_PRESS, PICTURES } from './tokens.ts';

export const PRODUCT_PAGES = token<ProductPageStore>('ProductPages');
export const PAGE_ROUTES = token<readonly Route[]>('ProductPageRoutes');

/** Pictures, and what a product's page shows beside goods and prices. */
export function bindPages(bind: ContainerModuleLoadOptions['bind']): void {
  bind(PRODUCT_PAGES).toResolvedValue(sqlProductPages, [READS]).inSingletonScope();
  bind(PICTURE_PRESS).toConstantValue(sharpPress());
  bind(PICTURES)
    .toResolvedValue(
      ({ pictureFolder }, press, ids) => pictures(press, folderStore(pictureFolder, ids)),
      [CATALOG_SETTINGS, PICTURE_PRESS, IDS],
    )
    .inSingletonScope();
  bind(PAGE_ROUTES)
    .toResolvedValue(
      (kept, unitOfWork, pages, audit, clock) => [
        ...pictureRoutes(kept),
        ...productPageRoutes(writeProductPage(unitOfWork, pages, audit, clock)),
      ],
      [PICTURES, UNIT_OF_WORK, PRODUCT_PAGES, AUDIT, CLOCK],
    )
    .inSingletonScope();
}
