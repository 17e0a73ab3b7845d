import { strict as assert } from 'node:assert';
import type { NewProduct } from '#modules/catalog';
import { openBenchShop } from '../support/bench-shop.ts';
import { fillMemberPrices, pricesOf } from '../support/member-prices.ts';
import { plainExpress } from '../support/plain-server.ts';
import { quantile } from '../support/quantile.ts';
import { serverCpuMs } from '../support/server-cpu.ts';
import { type Shopper, signIn } from '../support/shopper.ts';
import { fillWorded, STORE_ID, wordedGoods } from '../support/worded-catalogue.ts';
import { type BenchTask, row } from '../task.ts';

const SKUS = 50_000;
const CALLS = 300;
const WARM_UP_CALLS = 600;

interface Page {
  readonly items: readonly {
    readonly productId: string;
    readonly priceFen: number;
    readonly storePriceFen: number;
    readonly inStock: boolean;
  }[];
  readonly total?: number;
  readonly nextCursor: string | null;
}

/** What people type, and how many products of the synthetic shop answer it. */
const QUERIES: readonly (readonly [query: string, answers: (product: NewProduct) => boolean])[] = [
  ['连衣裙', ({ title }) => title.includes('连衣裙')],
  ['碎花连衣裙', ({ title }) => title.includes('碎花连衣裙')],
  ['武昌 鱼', () => false],
  ['知音 口红', (product) => ['知音', '口红'].every((word) => textOf(product).includes(word))],
  ['热', (product) => textOf(product).includes('热')],
  ['B4711', ({ skus }) => skus[0]?.code === 'B4711'],
];

/** List, product page and search of a shop of 50,000 articles, through HTTP on SQLite, for a signed-in member with her level's prices. */
export const catalogue: BenchTask = {
  name: 'catalogue',
  async run(report) {
    const asOf = Date.now();
    const goods = wordedGoods(SKUS, asOf);
    report(`filling a shop with ${SKUS.toLocaleString('en')} articles`);
    const shop = await openBenchShop({
      prepare: async (house) => {
        await fillWorded(house, goods, asOf);
        await fillMemberPrices(house, goods, asOf);
      },
    });
    try {
      const shopper = await signIn(shop.url, '测量');
      const listPath = (n: number) => `/v1/products?storeId=${STORE_ID}&categoryId=cat_${n % 40}&limit=20`;
      const detailPath = (n: number) => `/v1/products/prd_${n * 7}?storeId=${STORE_ID}`;
      const searchPath = (n: number) => `/v1/products?storeId=${STORE_ID}&limit=20&q=${queryAt(n)}`;
      const facetPath = (n: number) => `/v1/product-facets?storeId=${STORE_ID}&q=${queryAt(n)}`;

      const began = performance.now();
      await verifySearch(shopper, goods);
      report(`first search, with the making of the memory: ${(performance.now() - began).toFixed(0)} ms`);
      const list = await verifiedList(shopper, listPath(3), goods);
      await verifyDetail(shopper, detailPath(3), goods);

      const get = (path: string) => readAll(shop.url + path, shopper.headers);
      report('warming up');
      for (let n = 0; n < WARM_UP_CALLS; n += 1)
        for (const path of [listPath, detailPath]) await get(path(n));
      for (let n = 0; n < WARM_UP_CALLS / 5; n += 1)
        for (const path of [searchPath, facetPath]) await get(path(n));
      const listMs = await serverCpuMs(shop.url, CALLS, (n) => get(listPath(n)));
      const detailMs = await serverCpuMs(shop.url, CALLS, (n) => get(detailPath(n)));
      const waits: number[] = [];
      const searchMs = await serverCpuMs(shop.url, CALLS, async (n) => {
        const start = performance.now();
        await get(searchPath(n));
        waits.push(performance.now() - start);
      });
      const facetsMs = await serverCpuMs(shop.url, CALLS, (n) => get(facetPath(n)));

      const plain = await plainExpress(list);
      await serverCpuMs(plain.url, WARM_UP_CALLS, () => readAll(`${plain.url}/answer`));
      const express = await serverCpuMs(plain.url, CALLS, () => readAll(`${plain.url}/answer`));
      plain.stop();
      return [
        row(
          'list of 20 with her prices, HTTP, SQLite, beside Express (goal 2 ms)',
          listMs,
          'ms CPU',
          express,
        ),
        row(
          'product page with her price, HTTP, SQLite, beside Express (goal 1.5 ms)',
          detailMs,
          'ms CPU',
          express,
        ),
        row('search of 50,000 articles, HTTP (goal 10 ms)', searchMs, 'ms CPU', express),
        row('the same, p95 of the wall (goal 50 ms)', quantile(waits, 0.95), 'ms'),
        row('facets of a search, HTTP', facetsMs, 'ms CPU', express),
      ];
    } finally {
      await shop.stop();
    }
  },
};

function queryAt(n: number): string {
  return encodeURIComponent((QUERIES[n % QUERIES.length] as (typeof QUERIES)[number])[0]);
}

function textOf({ title, subtitle, brand, tags }: NewProduct): string {
  return [title, subtitle, brand, ...tags].join(' ');
}

async function verifySearch(shopper: Shopper, goods: readonly NewProduct[]): Promise<void> {
  for (const [query, answers] of QUERIES) {
    const page = await shopper.get<Page>(
      `/v1/products?storeId=${STORE_ID}&limit=1&q=${encodeURIComponent(query)}`,
    );
    assert.equal(page.total, goods.filter(answers).length, query);
  }
}

/** The newest of a category, each at the store's price and at hers. */
async function verifiedList(shopper: Shopper, path: string, goods: readonly NewProduct[]): Promise<Page> {
  const page = await shopper.get<Page>(path);
  const inIt = goods.filter(({ categoryId }) => categoryId === 'cat_3');
  const newest = inIt.toSorted((a, b) => b.listedAt - a.listedAt || (a.id < b.id ? 1 : -1)).slice(0, 20);
  assert.deepEqual(
    page.items.map(({ productId, priceFen, storePriceFen }) => [productId, priceFen, storePriceFen]),
    newest.map((product) => [product.id, pricesOf(product).hers, pricesOf(product).store]),
  );
  return page;
}

async function verifyDetail(shopper: Shopper, path: string, goods: readonly NewProduct[]): Promise<void> {
  const page = await shopper.get<{ id: string; title: string; skus: { priceFen: number }[] }>(path);
  const wanted = goods.find(({ id }) => id === page.id);
  assert.ok(wanted);
  assert.equal(page.title, wanted.title);
  assert.equal(page.skus[0]?.priceFen, pricesOf(wanted).hers);
}

async function readAll(url: string, headers: Readonly<Record<string, string>> = {}): Promise<void> {
  const reply = await fetch(url, { headers });
  if (!reply.ok) throw new Error(`${url} answered ${reply.status}`);
  await reply.arrayBuffer();
}
