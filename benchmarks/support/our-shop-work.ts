import type { NewProduct } from '#modules/catalog';
import { type Listed, type ShopWork, TAKE } from '../peers/vendure/shop-work.ts';
import type { Shopper } from './shopper.ts';
import { STORE_ID } from './worded-catalogue.ts';

interface Page {
  readonly items: readonly { readonly title: string; readonly priceFen: number }[];
  readonly total?: number;
  readonly nextCursor: string | null;
}
interface Product {
  readonly title: string;
  readonly skus: readonly {
    readonly code: string;
    readonly optionValues: readonly string[];
    readonly priceFen: number;
  }[];
}

/** Through HTTP as a signed-in member, at one store; the cursors of all pages are fetched beforehand. */
export async function ourShopWork(shopper: Shopper): Promise<ShopWork> {
  const at = `storeId=${STORE_ID}`;
  const first = `/v1/products?${at}&limit=${TAKE}`;
  const pages: string[] = [];
  for (let path: string | null = first; path !== null; ) {
    pages.push(path);
    const { nextCursor }: Page = await shopper.get<Page>(path);
    path = nextCursor === null ? null : `${first}&cursor=${encodeURIComponent(nextCursor)}`;
  }
  const listed = ({ items }: Page): Listed => items.map(({ title, priceFen }) => [title, priceFen]);
  return {
    list: async (page) => listed(await shopper.get<Page>(pages[page] as string)),
    category: async (id) => listed(await shopper.get<Page>(`${first}&categoryId=${id}`)),
    async search(word) {
      const page = await shopper.get<Page>(`${first}&q=${encodeURIComponent(word)}`);
      return [page.total ?? Number.NaN, listed(page)];
    },
    async detail({ id }: NewProduct) {
      const { title, skus } = await shopper.get<Product>(`/v1/products/${id}?${at}`);
      return {
        title,
        skus: skus.map(({ code, optionValues, priceFen }) => [code, optionValues[0] ?? '', priceFen]),
      };
    },
  };
}
