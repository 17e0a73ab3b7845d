import { createHash } from 'node:crypto';
import { type DemoChain, demoChain } from '#demo';
import { DAY_MS, HOUR_MS } from '#kernel';
import { listArItems } from '#ml/tryon';

/** Generating a chain is a second of computing; Jest's realm makes it some. */
const GENERATING_MS_MAX = 60_000;

const NOON = Date.UTC(2026, 10, 21, 4);
const TODAY = Date.UTC(2026, 10, 20, 16);

const chain = demoChain(NOON);
const digest = (of: DemoChain) => createHash('sha256').update(JSON.stringify(of)).digest('hex');

test(
  'the same day gives the same chain, whatever the hour; another day gives another',
  () => {
    const small = digest(demoChain(NOON, 100));
    expect(digest(demoChain(NOON + 7 * 3_600_000, 100))).toBe(small);
    expect(digest(demoChain(NOON + DAY_MS, 100))).not.toBe(small);
  },
  GENERATING_MS_MAX,
);

test('it is a chain that is worth looking at', () => {
  expect(chain.stores).toHaveLength(6);
  expect(chain.members).toHaveLength(2_000);
  expect(chain.products.length).toBeGreaterThanOrEqual(260);
  expect(new Set(chain.products.map(({ categoryId }) => categoryId)).size).toBeGreaterThanOrEqual(20);
  expect(chain.events.length).toBeGreaterThan(120_000);
  expect(chain.events.length).toBeLessThan(200_000);
  expect(chain.orders.length).toBeGreaterThan(10_000);
  expect(chain.orders.length).toBeLessThan(15_000);
});

test('no id, article code, title or description is used twice', () => {
  const skus = chain.products.flatMap(({ skus }) => skus);
  for (const names of [
    chain.products.map(({ id }) => id),
    chain.products.map(({ title }) => title),
    chain.products.map(({ description }) => description.split('\n')[0]),
    skus.map(({ id }) => id),
    skus.map(({ code }) => code),
    chain.members.map(({ id }) => id),
    chain.events.map(({ id }) => id),
    chain.orders.map(({ number }) => number),
  ])
    expect(new Set<unknown>(names).size).toBe(names.length);
});

test('every article says a value for every option, and costs no more than its struck-through price', () => {
  for (const { optionNames, skus } of chain.products)
    for (const { optionValues, priceFen, listPriceFen } of skus) {
      expect(optionValues).toHaveLength(optionNames.length);
      expect(priceFen).toBeGreaterThan(0);
      expect(listPriceFen).toBeGreaterThanOrEqual(priceFen);
    }
});

test('every garment that can be tried on says how wide each of its sizes is, larger ones wider', () => {
  const garments = chain.products.filter(({ skus }) => skus.some(({ tryOn }) => tryOn === 'clothes'));
  expect(garments.length).toBeGreaterThan(5);
  for (const { optionNames, skus, sizes = [] } of garments) {
    const option = optionNames.indexOf('尺码');
    expect(new Set(sizes.map(({ name }) => name))).toEqual(
      new Set(skus.map(({ optionValues }) => optionValues[option])),
    );
    const widths = sizes.map(({ shoulderCm }) => shoulderCm);
    expect(widths).toEqual(widths.toSorted((a, b) => a - b));
  }
});

test('goods sit in categories that exist, and parents come before children', () => {
  const seen = new Set<string>();
  for (const { id, parentId } of chain.categories) {
    if (parentId !== null) expect(seen.has(parentId)).toBe(true);
    seen.add(id);
  }
  for (const { categoryId } of chain.products) expect(seen.has(categoryId)).toBe(true);
});

test('stock is never negative, sometimes out, sometimes low, and somewhere in the chain there is one of each', () => {
  const most = new Map<string, number>();
  for (const { skuId, quantity } of chain.stock) {
    expect(quantity).toBeGreaterThanOrEqual(0);
    most.set(skuId, Math.max(most.get(skuId) ?? 0, quantity));
  }
  for (const { skus } of chain.products) for (const { id } of skus) expect(most.get(id)).toBeGreaterThan(0);
  const share = (of: (quantity: number) => boolean) =>
    chain.stock.filter(({ quantity }) => of(quantity)).length / chain.stock.length;
  expect(share((quantity) => quantity === 0)).toBeGreaterThan(0.03);
  expect(share((quantity) => quantity === 1 || quantity === 2)).toBeGreaterThan(0.05);
  expect(share((quantity) => quantity > 2)).toBeGreaterThan(0.7);
});

test('every try-on item there is can be bought', async () => {
  const sold = new Set(chain.products.flatMap(({ skus }) => skus.flatMap(({ arItemId }) => arItemId ?? [])));
  expect([...sold].toSorted()).toEqual(await listArItems('ar-assets'));
});

test('whatever can be tried on is in stock at all six stores', () => {
  const tryable = chain.products.flatMap(({ skus }) => skus.filter(({ arItemId }) => arItemId !== null));
  for (const { id } of tryable) {
    const shelves = chain.stock.filter(({ skuId, quantity }) => skuId === id && quantity > 0);
    expect(shelves).toHaveLength(6);
  }
});

describe('the year of behaviour', () => {
  const listedAt = new Map(chain.products.map(({ id, listedAt }) => [id, listedAt]));
  const joinedAt = new Map(chain.members.map(({ id, joinedAt }) => [id, joinedAt]));
  const stores = new Set(chain.stores.map(({ id }) => id));
  const productOfSku = new Map(chain.products.flatMap(({ id, skus }) => skus.map((sku) => [sku.id, id])));

  test('ends with yesterday and is in order', () => {
    const times = chain.events.map(({ at }) => at);
    const disorder = times.filter((at, i) => at < (times[i - 1] ?? 0));
    expect(disorder).toEqual([]);
    expect(times[0]).toBeGreaterThanOrEqual(TODAY - 365 * DAY_MS);
    expect(times.at(-1)).toBeLessThan(TODAY);
    expect(times.at(-1)).toBeGreaterThan(TODAY - DAY_MS);
  });

  test('speaks only of goods, articles, members and stores that exist', () => {
    const strangers = chain.events.filter(
      ({ memberId, productId, skuId, storeId }) =>
        !joinedAt.has(memberId) ||
        !listedAt.has(productId) ||
        storeId === null ||
        !stores.has(storeId) ||
        (skuId !== null && productOfSku.get(skuId) !== productId),
    );
    expect(strangers).toEqual([]);
  });

  test('nobody acts before joining, and nothing is looked at before it is listed', () => {
    const early = chain.events.filter(
      ({ at, memberId, productId }) =>
        at < (joinedAt.get(memberId) ?? Infinity) || at < (listedAt.get(productId) ?? Infinity),
    );
    expect(early).toEqual([]);
  });

  test('every line of every order is one pay event, and the other way round', () => {
    const paid = chain.events
      .filter(({ type }) => type === 'pay')
      .map(({ at, memberId, storeId, skuId }) => `${at} ${memberId} ${storeId} ${skuId}`);
    const bought = chain.orders.flatMap(({ placedAt, memberId, storeId, lines }) =>
      lines.map(({ skuId }) => `${placedAt} ${memberId} ${storeId} ${skuId}`),
    );
    expect(paid.toSorted()).toEqual(bought.toSorted());
  });

  test('every order was taken over the counter of its store, in opening hours, before today', () => {
    const orders = new Map(chain.orders.map((order) => [`evt_demo_visit_${order.id}`, order]));
    expect(chain.visits.length).toBeGreaterThan(0.95 * chain.orders.length);
    const wrong = chain.visits.filter(({ id, memberId, storeId, at }) => {
      const order = orders.get(id);
      const hour = new Date(at + 8 * HOUR_MS).getUTCHours();
      const isHers = order?.memberId === memberId && order.storeId === storeId && order.placedAt < at;
      return !isHers || at >= TODAY || hour < 10 || hour > 21;
    });
    expect(wrong).toEqual([]);
  });

  test('some agreed to reminders and some to a usual district, after they had joined', () => {
    const early = chain.consents.filter(({ memberId, at }) => at < (joinedAt.get(memberId) ?? Infinity));
    expect(early).toEqual([]);
    const share = (purpose: string) =>
      chain.consents.filter((each) => each.purpose === purpose).length / chain.members.length;
    for (const purpose of ['location.district', 'marketing.messages']) {
      expect(share(purpose)).toBeGreaterThan(0.2);
      expect(share(purpose)).toBeLessThan(0.4);
    }
  });

  test('only what has a try-on item is tried on', () => {
    const tryable = new Set(
      chain.products.flatMap(({ skus }) => skus.filter(({ tryOn }) => tryOn !== null).map(({ id }) => id)),
    );
    const tried = chain.events.filter(({ type }) => type === 'try_on');
    expect(tried.length).toBeGreaterThan(2_000);
    expect(tried.filter(({ skuId }) => skuId === null || !tryable.has(skuId))).toEqual([]);
  });

  test('an order charges the price on the tag', () => {
    const price = new Map(chain.products.flatMap(({ skus }) => skus.map((sku) => [sku.id, sku.priceFen])));
    const wrong = chain.orders.flatMap(({ lines }) =>
      lines.filter(({ skuId, unitPriceFen, quantity }) => price.get(skuId) !== unitPriceFen || quantity < 1),
    );
    expect(wrong).toEqual([]);
  });
});
