import type { ContainerModuleLoadOptions } from 'inversify';
import { READS } from '#db';
import type { Engine } from '#feature';
import type { Route } from '#http';
import { ANSWER_BOOK, CLOCK, type EventHandler, IDS, token, UNIT_OF_WORK } from '#kernel';
import { AUDIT } from '#modules/access';
import { STORES } from '#modules/stores';
import { findArticles } from './app/find-articles.ts';
import { scanBarcode } from './app/scan-barcode.ts';
import { countFacets } from './app/search/facets.ts';
import { GoodsMemories } from './app/search/goods-memories.ts';
import { type Narrow, narrow } from './app/search/narrowing.ts';
import { nearestShelf } from './app/search/nearest-shelf.ts';
import { type FindRows, findRows } from './app/search/query-rows.ts';
import { type HotWords, hotWords, suggest } from './app/search/suggest.ts';
import { type SynonymStore, synonymDesk } from './app/search/synonym-desk.ts';
import { SynonymBook } from './app/search/synonyms.ts';
import { warmSearch } from './app/search/warm-search.ts';
import { type SearchProducts, searchProducts } from './app/search-products.ts';
import { sqlArticles } from './db/sql-articles.ts';
import { sqlSynonyms } from './db/sql-synonyms.ts';
import { searchRoutes } from './http/search-routes.ts';
import { SHELF, SHOW_PRODUCTS, SHOWN_STOCK } from './parts.ts';
import { CATALOG_SETTINGS, FIND_ARTICLES, MEMBER_TIER, PRODUCT_SALES, SEARCH_ORDER } from './tokens.ts';

const SYNONYM_STORE = token<SynonymStore>('SynonymStore');
const SYNONYM_BOOK = token<SynonymBook>('SynonymBook');
const GOODS_MEMORIES = token<GoodsMemories>('GoodsMemories');
const NARROW = token<Narrow>('Narrow');
const FIND_ROWS = token<FindRows>('FindRows');
const HOT_WORDS = token<HotWords>('HotWords');
export const SEARCH_PRODUCTS = token<SearchProducts>('SearchProducts');
export const SEARCH_ROUTES = token<readonly Route[]>('SearchRoutes');
export const SEARCH_ENGINES = token<readonly Engine[]>('SearchEngines');
export const SEARCH_HANDLERS = token<readonly EventHandler[]>('SearchHandlers');

/** Searching and narrowing down: goods in memory, kept true by events. */
export function bindSearch(bind: ContainerModuleLoadOptions['bind']): void {
  bind(SYNONYM_STORE).toResolvedValue(sqlSynonyms, [READS]).inSingletonScope();
  bind(SYNONYM_BOOK)
    .toResolvedValue((store, clock) => new SynonymBook(store, clock), [SYNONYM_STORE, CLOCK])
    .inSingletonScope();
  bind(GOODS_MEMORIES)
    .toResolvedValue(
      (shelf, stock, sales, clock) => new GoodsMemories({ shelf, stock, sales, clock }),
      [SHELF, SHOWN_STOCK, PRODUCT_SALES, CLOCK],
    )
    .inSingletonScope();
  bind(NARROW).toResolvedValue(narrow, [GOODS_MEMORIES, MEMBER_TIER, CLOCK]).inSingletonScope();
  bind(FIND_ROWS).toResolvedValue(findRows, [SYNONYM_BOOK]).inSingletonScope();
  bind(FIND_ARTICLES)
    .toResolvedValue(
      (memories, found, reads) => findArticles(memories, found, sqlArticles(reads)),
      [GOODS_MEMORIES, FIND_ROWS, READS],
    )
    .inSingletonScope();
  bind(HOT_WORDS).toResolvedValue(hotWords, [GOODS_MEMORIES, SEARCH_ORDER, CLOCK]).inSingletonScope();
  bind(SEARCH_PRODUCTS)
    .toResolvedValue(
      (memories, narrowed, found, hot, products, order, stores, clock) =>
        searchProducts({
          ...{ narrow: narrowed, findRows: found, products, order, clock },
          nearest: nearestShelf(memories, stores),
          suggest: suggest(memories, found, hot, clock),
        }),
      [GOODS_MEMORIES, NARROW, FIND_ROWS, HOT_WORDS, SHOW_PRODUCTS, SEARCH_ORDER, STORES, CLOCK],
    )
    .inSingletonScope();
  bind(SEARCH_ROUTES)
    .toResolvedValue(
      (memories, narrowed, found, hot, products, synonyms, unitOfWork, answers, audit, clock, ids) =>
        searchRoutes({
          facets: countFacets(memories, narrowed, found),
          hot,
          scan: scanBarcode(memories, products),
          desk: synonymDesk({ unitOfWork, answers, synonyms, audit, clock, ids }),
          synonyms,
        }),
      [
        ...([GOODS_MEMORIES, NARROW, FIND_ROWS, HOT_WORDS, SHOW_PRODUCTS, SYNONYM_STORE] as const),
        ...([UNIT_OF_WORK, ANSWER_BOOK, AUDIT, CLOCK, IDS] as const),
      ],
    )
    .inSingletonScope();
  bind(SEARCH_ENGINES)
    .toResolvedValue(
      (memories, stores, { merchantId }) => [warmSearch(memories, stores, merchantId)],
      [GOODS_MEMORIES, STORES, CATALOG_SETTINGS],
    )
    .inSingletonScope();
  bind(SEARCH_HANDLERS)
    .toResolvedValue(
      (memories, synonyms): readonly EventHandler[] => [
        {
          name: 'catalog.remember_goods',
          types: ['catalog.products_changed'],
          everyProcess: true,
          deliver: (stored) => memories.productsChanged(stored),
        },
        {
          name: 'catalog.remember_stock',
          types: ['inventory.stock_changed'],
          everyProcess: true,
          deliver: (stored) => memories.stockChanged(stored),
        },
        {
          name: 'catalog.remember_synonyms',
          types: ['catalog.synonyms_changed'],
          everyProcess: true,
          deliver: (stored) => synonyms.changed(stored),
        },
      ],
      [GOODS_MEMORIES, SYNONYM_BOOK],
    )
    .inSingletonScope();
}
