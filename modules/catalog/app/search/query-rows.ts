import type { MerchantId } from '#kernel';
import { MATCH } from '../../domain/search/match.ts';
import { normalText, wordsOf } from '../../domain/search/normal-text.ts';
import { findWords } from './find-words.ts';
import type { GoodsIndex, IndexedSku } from './goods-index.ts';
import type { SynonymBook } from './synonyms.ts';

/** What words find, before anything is narrowed down. */
export interface FoundRows {
  /** Every row that answers the words; without words, every row. */
  each(visit: (row: number) => void): void;
  /** Class of match, see MATCH. */
  match(row: number): number;
  /** The one article that a code or barcode means. */
  readonly sku?: IndexedSku;
}

export type FindRows = (merchantId: MerchantId, index: GoodsIndex, query: string) => Promise<FoundRows>;

export function findRows(synonyms: SynonymBook): FindRows {
  return async (merchantId, index, query) => {
    const words = wordsOf(query);
    if (words.length === 0) return everything(index);
    const article = index.skuOf(normalText(query));
    if (article !== undefined) return { ...only(article.row), sku: article.sku };
    const row = index.rowOf(query.trim());
    if (row !== undefined) return only(row);
    return matching(findWords(index, words, await synonyms.of(merchantId)));
  };
}

function everything(index: GoodsIndex): FoundRows {
  return {
    each(visit) {
      for (let row = 0; row < index.rowCount; row += 1) if (index.product(row) !== undefined) visit(row);
    },
    match: () => MATCH.exact,
  };
}

/** The exact id of a product. */
function only(found: number): FoundRows {
  return { each: (visit) => visit(found), match: () => MATCH.exact };
}

function matching(matches: Uint8Array): FoundRows {
  return {
    each(visit) {
      for (let row = 0; row < matches.length; row += 1) if (matches[row] !== 0) visit(row);
    },
    match: (row) => matches[row] ?? 0,
  };
}
