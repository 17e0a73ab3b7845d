import type { NewProduct } from '#modules/catalog';

/** Products of an answer: title and lowest price in fen, in the order of the answer. */
export type Listed = readonly (readonly [title: string, priceFen: number])[];

/** What a page of either shop asks for. */
export interface ShopWork {
  /** The newest, 20 a page. */
  list(page: number): Promise<Listed>;
  /** 20 of a category, in whatever order. */
  category(id: string): Promise<Listed>;
  /** All products that a word finds, and 20 of them. */
  search(word: string): Promise<readonly [total: number, products: Listed]>;
  detail(product: NewProduct): Promise<{
    readonly title: string;
    /** Code, value of the one option, price in fen; in no order. */
    readonly skus: readonly (readonly [code: string, option: string, priceFen: number])[];
  }>;
}

export const TAKE = 20;
