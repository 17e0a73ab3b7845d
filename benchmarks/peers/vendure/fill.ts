// Fills an empty Vendure shop: node fill.ts GOODS_FILE DATABASE_FILE
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { NewProduct } from '#modules/catalog';
import { vendureConfig } from './config.ts';
import { type VendureApp, vendure } from './package.ts';

const LANGUAGE = 'en';
const POLL_MS = 200;
const DEADLINE_MS = 3_600_000;
const STOCK = 50;

const [goodsFile = '', database = ''] = process.argv.slice(2);
const goods = JSON.parse(readFileSync(goodsFile, 'utf8')) as readonly NewProduct[];
const categories = [...new Set(goods.map(({ categoryId }) => categoryId))];
const initial = {
  defaultLanguage: LANGUAGE,
  defaultZone: 'Asia',
  countries: [{ code: 'CN', name: 'China', zone: 'Asia' }],
  // Prices include what tax there is, as ours do.
  taxRates: [{ name: 'None', percentage: 0 }],
  shippingMethods: [],
  paymentMethods: [],
  collections: categories.map((id) => ({
    name: id,
    slug: id,
    filters: [{ code: 'facet-value-filter', args: { facetValueNames: [id], containsAny: false } }],
  })),
};

const { bootstrap, Importer, JobQueueService, Populator, RequestContextService } = vendure();
const app = await bootstrap(vendureConfig(database));
await app.get(JobQueueService).start();
const populator = app.get(Populator);
await populator.populateInitialData(initial);
const context = await app.get(RequestContextService).create({ apiType: 'admin', languageCode: LANGUAGE });
const failures = await app.get(Importer).importProducts(context, goods.map(asImported), () => {});
if (failures.length > 0) throw new Error(failures[0]);
await populator.populateCollections(initial);
const articles = goods.reduce((sum, { skus }) => sum + skus.length, 0);
await until(app, 'SELECT count(*) AS n FROM collection_product_variants_product_variant', articles);
await until(app, "SELECT count(*) AS n FROM search_index_item WHERE collectionSlugs LIKE '%cat_%'", articles);
await app.close();
process.exit(0);

function asImported({ id, title, description, images, categoryId, optionNames, skus }: NewProduct): object {
  const translated = { languageCode: LANGUAGE, customFields: {} };
  return {
    product: {
      assetPaths: images,
      facets: [{ translations: [{ languageCode: LANGUAGE, facet: 'category', value: categoryId }] }],
      optionGroups: optionNames.map((name, n) => ({
        translations: [
          {
            languageCode: LANGUAGE,
            name,
            values: [...new Set(skus.map(({ optionValues }) => optionValues[n]))],
          },
        ],
      })),
      translations: [{ ...translated, name: title, slug: id, description }],
    },
    variants: skus.map(({ code, priceFen, optionValues }) => ({
      sku: code,
      price: priceFen / 100,
      taxCategory: 'None',
      stockOnHand: STOCK,
      trackInventory: 'TRUE',
      assetPaths: [],
      facets: [],
      translations: [{ ...translated, optionValues }],
    })),
  };
}

/** Collections and the search index are filled by its jobs. */
async function until(shop: VendureApp, sql: string, wanted: number): Promise<void> {
  const { rawConnection } = shop.get(vendure().TransactionalConnection);
  for (let waited = 0; waited < DEADLINE_MS; waited += POLL_MS) {
    const [found] = await rawConnection.query(sql);
    if (Number(found?.['n']) >= wanted) return;
    await sleep(POLL_MS);
  }
  throw new Error(`not reached in time: ${sql}`);
}
