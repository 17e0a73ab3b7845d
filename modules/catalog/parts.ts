import { token } from '#kernel';
import type { Stock } from '#modules/inventory';
import type { Shelf } from './app/shelf.ts';
import type { ShowProducts } from './app/show-products.ts';

/** What several of this module's wirings need, and no other module. */
export const SHELF = token<Shelf>('Shelf');
/** Stock as a shop window shows it: of bundles too. */
export const SHOWN_STOCK = token<Stock>('ShownStock');
export const SHOW_PRODUCTS = token<ShowProducts>('ShowProducts');
