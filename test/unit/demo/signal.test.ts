import { demoChain } from '#demo';
import { DAY_MS, type ProductId } from '#kernel';

/** What a recommender can learn is really in the data; each figure would be flat in random behaviour. */
const NOON = Date.UTC(2026, 10, 21, 4);
const TODAY = Date.UTC(2026, 10, 20, 16);
const chain = demoChain(NOON);
const categoryOf = new Map(chain.products.map(({ id, categoryId }) => [id, categoryId]));
const looks = chain.events.filter(({ type }) => type === 'view' || type === 'search_click');

const EYEWEAR = new Set(['cat_optical', 'cat_sunglasses', 'cat_eyewear_care']);

const shareOf = <Row>(rows: readonly Row[], is: (row: Row) => boolean) =>
  rows.filter(is).length / rows.length;

function bestsellers(storeId: string): Set<ProductId> {
  const sold = new Map<ProductId, number>();
  for (const order of chain.orders)
    if (order.storeId === storeId)
      for (const { productId, quantity } of order.lines)
        sold.set(productId, (sold.get(productId) ?? 0) + quantity);
  return new Set(
    [...sold]
      .sort((a, b) => b[1] - a[1])
      .slice(0, 20)
      .map(([id]) => id),
  );
}

test('stores sell different things: no two share more than 14 of their 20 bestsellers', () => {
  const lists = chain.stores.map(({ id }) => bestsellers(id));
  for (const [i, one] of lists.entries())
    for (const other of lists.slice(i + 1))
      expect([...one].filter((id) => other.has(id)).length).toBeLessThanOrEqual(14);
});

test('the optics quarter looks at eyewear half as much again as the street market does', () => {
  const glasses = (storeId: string) =>
    shareOf(
      looks.filter((look) => look.storeId === storeId),
      ({ productId }) => EYEWEAR.has(categoryOf.get(productId) ?? ''),
    );
  expect(glasses('str_optics')).toBeGreaterThan(1.5 * glasses('str_hanzheng'));
});

test('seasons: sunglasses sell in summer, outerwear in winter', () => {
  const inMonths = (categoryId: string, months: readonly number[]) => {
    const all = looks.filter(({ at }) => months.includes(new Date(at).getUTCMonth() + 1));
    return shareOf(all, ({ productId }) => categoryOf.get(productId) === categoryId);
  };
  const [summer, winter] = [
    [6, 7, 8],
    [12, 1, 2],
  ];
  expect(inMonths('cat_sunglasses', summer)).toBeGreaterThan(2.5 * inMonths('cat_sunglasses', winter));
  expect(inMonths('cat_outerwear', winter)).toBeGreaterThan(2 * inMonths('cat_outerwear', summer));
});

test('the weekend carries the shop', () => {
  const perDay = (weekdays: readonly number[]) =>
    chain.orders.filter(({ placedAt }) => weekdays.includes(new Date(placedAt + 8 * 3_600_000).getUTCDay()))
      .length / weekdays.length;
  expect(perDay([6, 0])).toBeGreaterThan(1.3 * perDay([1, 2, 3]));
});

test('members are different: two categories of twenty-four take more than a third of what one looks at', () => {
  const byMember = Map.groupBy(looks, ({ memberId }) => memberId);
  const concentration = [...byMember.values()]
    .filter((seen) => seen.length >= 40)
    .map((seen) => {
      const counts = [...Map.groupBy(seen, ({ productId }) => categoryOf.get(productId)).values()];
      const top = counts.map(({ length }) => length).sort((a, b) => b - a);
      return ((top[0] ?? 0) + (top[1] ?? 0)) / seen.length;
    })
    .sort((a, b) => a - b);
  expect(concentration[Math.floor(concentration.length / 2)]).toBeGreaterThan(0.36);
});

test('people come back for what gets used up, about when it is used up', () => {
  const gaps: number[] = [];
  const last = new Map<string, number>();
  for (const { memberId, placedAt, lines } of chain.orders)
    for (const { productId } of lines) {
      if (productId !== 'prd_food-noodle-classic') continue;
      const before = last.get(memberId);
      if (before !== undefined) gaps.push((placedAt - before) / DAY_MS);
      last.set(memberId, placedAt);
    }
  gaps.sort((a, b) => a - b);
  expect(gaps.length).toBeGreaterThan(50);
  const median = gaps[Math.floor(gaps.length / 2)] as number;
  expect(median).toBeGreaterThan(18);
  expect(median).toBeLessThan(70);
});

test('what was looked at tells what comes next: transitions beat popularity on the last month', () => {
  const cut = TODAY - 30 * DAY_MS;
  const popular = new Map<ProductId, number>();
  const follows = new Map<ProductId, Map<ProductId, number>>();
  let [hitsByTransition, hitsByPopularity, cases] = [0, 0, 0];
  const best = (counts: ReadonlyMap<ProductId, number> | undefined, not: ProductId) =>
    new Set(
      [...(counts ?? [])]
        .filter(([id]) => id !== not)
        .sort((a, b) => b[1] - a[1])
        .slice(0, 10)
        .map(([id]) => id),
    );
  for (const seen of Map.groupBy(looks, ({ memberId }) => memberId).values())
    for (const [i, { productId, at }] of seen.entries()) {
      if (at >= cut) break;
      popular.set(productId, (popular.get(productId) ?? 0) + 1);
      const next = seen[i + 1];
      if (next === undefined || next.at >= cut || next.productId === productId) continue;
      const row = follows.get(productId) ?? new Map<ProductId, number>();
      follows.set(productId, row.set(next.productId, (row.get(next.productId) ?? 0) + 1));
    }
  const topTen = best(popular, '' as ProductId);
  const rows = new Map([...follows].map(([id, counts]) => [id, best(counts, id)]));
  for (const seen of Map.groupBy(looks, ({ memberId }) => memberId).values())
    for (const [i, { productId }] of seen.entries()) {
      const next = seen[i + 1];
      if (next === undefined || next.at < cut || next.productId === productId) continue;
      cases += 1;
      if (rows.get(productId)?.has(next.productId)) hitsByTransition += 1;
      if (topTen.has(next.productId)) hitsByPopularity += 1;
    }
  expect(cases).toBeGreaterThan(5_000);
  expect(hitsByTransition / cases).toBeGreaterThan(0.25);
  expect(hitsByTransition).toBeGreaterThan(2 * hitsByPopularity);
});
