import type { SkuId } from '#kernel';
import { STOCK_IMPORT } from '#modules/inventory';
import { DATABASE_KINDS } from '../../support/databases.ts';
import {
  basket,
  JIANGHAN,
  MERCHANT,
  OPENING_MS,
  type SmallShop,
  smallShop,
} from '../../support/small-shop.ts';
import { type ConsoleProduct, shirt } from './drafts.ts';

describe.each(DATABASE_KINDS)('writing products on %s', (kind) => {
  let shop: SmallShop;
  let owner: string;

  beforeAll(async () => {
    shop = await smallShop(kind);
    owner = await shop.staff('owner');
  }, OPENING_MS);
  afterAll(() => shop.close());

  const create = (draft: object, key?: string) =>
    shop.call<ConsoleProduct>('POST', '/v1/console/products', {
      token: owner,
      body: draft,
      ...(key === undefined ? {} : { key }),
    });
  const change = (id: string, body: object) =>
    shop.call<ConsoleProduct>('PUT', `/v1/console/products/${id}`, { token: owner, body });
  const receive = (skuIds: readonly string[], document: string) =>
    shop.unitOfWork.run((tx) =>
      shop.house.container.get(STOCK_IMPORT).receive(
        tx,
        MERCHANT,
        document,
        skuIds.map((skuId) => ({ skuId: skuId as SkuId, storeId: JIANGHAN, quantity: 5 })),
        shop.clock.now(),
      ),
    );
  /** The articles of a product, ready to be written again. */
  const articles = ({ skus }: ConsoleProduct) =>
    skus.filter(({ onSale }) => onSale).map(({ onSale: _, ...sku }) => sku);
  let n = 0;
  const codes = (draft: ReturnType<typeof shirt>) => {
    n += 1;
    return { ...draft, skus: draft.skus.map((sku) => ({ ...sku, code: `${sku.code}-${n}` })) };
  };

  test('(CAT-01) a draft is made once per key, is not for sale, and stands in the audit log', async () => {
    const draft = codes(shirt());
    const made = await create(draft, 'one-shirt');
    expect(made).toMatchObject({ status: 201, body: { state: 'draft', version: 1 } });
    expect(made.body.skus).toHaveLength(4);
    expect(await create(draft, 'one-shirt')).toEqual(made);
    expect((await shop.call('GET', `/v1/products/${made.body.id}`)).status).toBe(404);
    const [entry] = await shop.reads.all<{ action: string; actor: string }>(
      'select action, actor from audit_log where subject = ?',
      [`product:${made.body.id}`],
    );
    expect(entry).toEqual({ action: 'catalog.create_product', actor: 'stf_owner' });
    const listed = await shop.call<{ items: ConsoleProduct[] }>('GET', '/v1/console/products?state=draft', {
      token: owner,
    });
    expect(listed.body.items.map(({ id }) => id)).toContain(made.body.id);
  });

  test('(CAT-01) five options by 200 articles are the most; no combination, code or barcode twice', async () => {
    const one = shirt().skus[0];
    const many = Array.from({ length: 201 }, (_, at) => ({
      ...one,
      code: `MANY-${at}`,
      optionValues: [`${at}`],
    }));
    const fits = await create(shirt({ optionNames: ['号'], skus: many.slice(0, 200) }));
    expect(fits.status).toBe(201);
    expect(fits.body.skus).toHaveLength(200);
    expect((await create(shirt({ optionNames: ['号'], skus: many }))).status).toBe(400);
    expect((await create(shirt({ optionNames: ['1', '2', '3', '4', '5', '6'] }))).status).toBe(400);
    const twice = (patch: object) => [
      { ...one, code: 'TWICE-1', optionValues: ['M'] },
      { ...one, code: 'TWICE-2', optionValues: ['L'], ...patch },
    ];
    for (const patch of [{ optionValues: ['M'] }, { code: 'TWICE-1' }, { optionValues: ['M', 'L'] }])
      expect(await create(shirt({ optionNames: ['尺码'], skus: twice(patch) }))).toMatchObject({
        status: 400,
        body: { code: 'catalog.product_invalid' },
      });
    expect(
      await create(shirt({ optionNames: ['号'], skus: [{ ...one, code: 'MANY-7', optionValues: ['x'] }] })),
    ).toMatchObject({
      status: 409,
      body: { code: 'catalog.code_taken' },
    });
  });

  test.each([
    ['6901234567892', '6901234567892'],
    ['012345678905', '0012345678905'],
    ['96385074', '0000096385074'],
  ])('(CAT-01) barcode %s is kept as thirteen digits, once per merchant', async (barcode, kept) => {
    const bar = { barcode, optionValues: [], code: `BAR-${barcode}` };
    const made = await create(shirt({ optionNames: [], skus: [{ ...shirt().skus[0], ...bar }] }));
    expect(made).toMatchObject({ status: 201, body: { skus: [{ barcode: kept }] } });
    const again = { ...bar, code: `BAR-${barcode}-again` };
    expect(await create(shirt({ optionNames: [], skus: [{ ...shirt().skus[0], ...again }] }))).toMatchObject({
      status: 409,
    });
  });

  test('(CAT-01) a wrong check digit is refused', async () => {
    const bar = { barcode: '6901234567891', optionValues: [], code: 'BAR-BAD' };
    expect(await create(shirt({ optionNames: [], skus: [{ ...shirt().skus[0], ...bar }] }))).toMatchObject({
      status: 422,
      body: { code: 'catalog.barcode_invalid' },
    });
  });

  test('(CAT-01) editing options never changes the id of an article that was ordered', async () => {
    const made = (await create(codes(shirt()))).body;
    await shop.call('POST', `/v1/console/products/${made.id}/publish`, { token: owner, body: {} });
    const bought = made.skus[1]?.id as string;
    await receive([bought], `shirts-${kind}`);
    const token = await shop.shopper('晓雯');
    const order = await shop.call('POST', '/v1/orders', {
      token,
      body: { groups: basket({ [bought as SkuId]: 1 }) },
    });
    expect(order.status).toBe(201);

    // A third option; every article by its code, in another order, with other words.
    const renamed = articles(made)
      .map(({ id: _, ...sku }) => ({ ...sku, optionValues: [...sku.optionValues].reverse().concat('长袖') }))
      .reverse();
    const read = await shop.call<ConsoleProduct>('GET', `/v1/console/products/${made.id}`, { token: owner });
    const { version } = read.body;
    const edited = await change(made.id, shirt({ version, optionNames: ['码', '色', '袖'], skus: renamed }));
    expect(edited.status).toBe(200);
    const idOf = (product: ConsoleProduct) => new Map(product.skus.map(({ code, id }) => [code, id]));
    expect(idOf(edited.body)).toEqual(idOf(made));

    // The ordered one and a never ordered one are left out.
    const left = articles(edited.body).filter(({ id }) => id !== bought && id !== made.skus[3]?.id);
    const shorter = await change(
      made.id,
      shirt({ version: edited.body.version, optionNames: ['码', '色', '袖'], skus: left }),
    );
    expect(shorter.body.skus.filter(({ onSale }) => onSale)).toHaveLength(2);
    expect(shorter.body.skus.find(({ id }) => id === bought)).toMatchObject({ onSale: false });
    expect(shorter.body.skus.some(({ id }) => id === made.skus[3]?.id)).toBe(false);
    expect(
      (await shop.call('POST', '/v1/orders', { token, body: { groups: basket({ [bought as SkuId]: 1 }) } }))
        .body,
    ).toMatchObject({ code: 'orders.item_unavailable' });

    // It comes back under its code: the same article.
    const back = await change(
      made.id,
      shirt({
        version: shorter.body.version,
        optionNames: ['码', '色', '袖'],
        skus: [...left, { ...renamed.find(({ code }) => code === made.skus[1]?.code) }],
      }),
    );
    expect(back.body.skus.find(({ code }) => code === made.skus[1]?.code)).toMatchObject({
      id: bought,
      onSale: true,
    });
  });

  test('(CAT-01) two articles may exchange their codes and option values', async () => {
    const made = (await create(codes(shirt()))).body;
    const [first, second, ...rest] = articles(made);
    const swapped = [
      { ...first, code: second?.code, optionValues: second?.optionValues },
      { ...second, code: first?.code, optionValues: first?.optionValues },
      ...rest,
    ];
    const edited = await change(made.id, shirt({ version: made.version, skus: swapped }));
    expect(edited).toMatchObject({
      status: 200,
      body: { skus: [{ id: first?.id, code: second?.code }, { id: second?.id }, {}, {}] },
    });
  });

  test('(CAT-01) of two who write the same version one is told', async () => {
    const made = (await create(codes(shirt()))).body;
    const write = (title: string) =>
      change(made.id, shirt({ title, version: made.version, skus: articles(made) }));
    const both = await Promise.all([write('甲'), write('乙')]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'catalog.changed_meanwhile',
    });
  });

  test('(CAT-01) attributes follow the template of the category and of those above it', async () => {
    const category = (name: string, parentId: string | null) =>
      shop.call<{ id: string }>('POST', '/v1/console/categories', { token: owner, body: { name, parentId } });
    const clothes = (await category('服装', null)).body.id;
    const shirts = (await category('衬衫', clothes)).body.id;
    const rules = (id: string, items: object[]) =>
      shop.call('PUT', `/v1/console/categories/${id}/attributes`, { token: owner, body: { items } });
    expect(
      (
        await rules(clothes, [
          { attribute: 'material', name: '材质', kind: 'enum', choices: ['棉', '麻'], required: true },
        ])
      ).status,
    ).toBe(200);
    expect(
      (
        await rules(shirts, [
          { attribute: 'weight', name: '克重', kind: 'number', unit: 'g/m²' },
          { attribute: 'iron_free', name: '免烫', kind: 'bool' },
        ])
      ).status,
    ).toBe(200);
    expect(await rules(shirts, [{ attribute: 'material', name: '料', kind: 'text' }])).toMatchObject({
      status: 409,
      body: { code: 'catalog.attribute_twice' },
    });
    const made = (attributes: object) => create(codes(shirt({ categoryId: shirts, attributes })));
    expect((await made({ material: '麻', weight: 135.5, iron_free: true })).status).toBe(201);
    for (const attributes of [
      {},
      { material: '丝' },
      { material: '麻', weight: '135' },
      { material: '麻', iron_free: 'yes' },
      { material: '麻', colour: '红' },
    ])
      expect(await made(attributes)).toMatchObject({
        status: 422,
        body: { code: 'catalog.attribute_invalid' },
      });
  });

  test('(CAT-10) the same external id changes the same product', async () => {
    const put = (draft: object) =>
      shop.call<ConsoleProduct>('PUT', '/v1/console/products/by-external-id/ERP-77', {
        token: owner,
        body: draft,
      });
    const draft = codes(shirt());
    const first = await put(draft);
    expect(first).toMatchObject({ status: 200, body: { externalId: 'ERP-77', version: 1 } });
    const second = await put({ ...draft, title: '亚麻衬衫二代' });
    expect(second.body).toMatchObject({ id: first.body.id, version: 2 });
    expect(second.body.skus.map(({ id }) => id)).toEqual(first.body.skus.map(({ id }) => id));
  });

  test('(CAT-11, X-03) of two bundles that become part of each other at once, one is refused', async () => {
    const single = (code: string, parts: readonly (string | undefined)[]) =>
      shirt({
        optionNames: [],
        skus: [
          {
            ...{ ...shirt().skus[0], code, optionValues: [] },
            components: parts.map((skuId) => ({ skuId, quantity: 1 })),
          },
        ],
      });
    for (let round = 0; round < 5; round += 1) {
      const made = async (name: string) => (await create(single(`RING-${name}-${round}-${kind}`, []))).body;
      const [tea, one, other] = [await made('tea'), await made('one'), await made('other')];
      const tie = (product: ConsoleProduct, name: string, parts: readonly (string | undefined)[]) =>
        change(product.id, { version: product.version, ...single(`RING-${name}-${round}-${kind}`, parts) });
      const replies = await Promise.all([
        tie(one, 'one', [other.skus[0]?.id, tea.skus[0]?.id]),
        tie(other, 'other', [tea.skus[0]?.id]),
      ]);
      expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 422]);
    }
  });

  test('(CAT-11) a bundle is made of articles that are there, and of no bundle', async () => {
    const part = (await create(codes(shirt()))).body.skus[0]?.id;
    const bundle = (code: string, skuId: string | undefined) =>
      create(
        shirt({
          optionNames: [],
          skus: [{ ...shirt().skus[0], code, optionValues: [], components: [{ skuId, quantity: 2 }] }],
        }),
      );
    const made = await bundle(`SET-1-${kind}`, part);
    expect(made).toMatchObject({
      status: 201,
      body: { skus: [{ components: [{ skuId: part, quantity: 2, isGift: false }] }] },
    });
    expect(await bundle('SET-2', made.body.skus[0]?.id)).toMatchObject({
      status: 422,
      body: { code: 'catalog.bundle_nested' },
    });
    expect(await bundle('SET-3', 'sku_none')).toMatchObject({
      status: 422,
      body: { code: 'catalog.component_not_found' },
    });
    const gifts = [
      {
        ...shirt().skus[0],
        code: 'SET-4',
        optionValues: [],
        components: [{ skuId: part, quantity: 1, isGift: true }],
      },
    ];
    expect((await create(shirt({ optionNames: [], skus: gifts }))).body).toMatchObject({
      code: 'catalog.product_invalid',
    });
  });

  test('(CAT-01) goods are written by owners and managers of the whole shop alone', async () => {
    const clerk = await shop.staff('jianghan');
    const body = shirt();
    expect((await shop.call('POST', '/v1/console/products', { token: clerk, body })).status).toBe(403);
    expect((await shop.call('GET', '/v1/console/products', { token: clerk })).status).toBe(200);
  });

  test('(CAT-02) products are listed by category with what lies below, by tag and by code, page by page', async () => {
    const tagged = codes(shirt({ tags: ['清仓', '百分百_棉'] }));
    const made = (await create(tagged)).body;
    const find = async (query: string) =>
      (
        await shop.call<{ items: { id: string }[] }>('GET', `/v1/console/products?limit=100&${query}`, {
          token: owner,
        })
      ).body.items.map(({ id }) => id);
    expect(await find(`tag=${encodeURIComponent('清仓')}`)).toEqual([made.id]);
    expect(await find(`tag=${encodeURIComponent('清')}`)).toEqual([]);
    expect(await find(`q=${tagged.skus[2]?.code}`)).toEqual([made.id]);
    expect(await find('categoryId=cat_all')).toContain(made.id);
    expect(await find('categoryId=cat_none')).toEqual([]);
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const more: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const page = await shop.call<{ items: { id: string }[]; nextCursor: string | null }>(
        'GET',
        `/v1/console/products?limit=3${more}`,
        { token: owner },
      );
      seen.push(...page.body.items.map(({ id }) => id));
      cursor = page.body.nextCursor;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(await shop.count('products'));
  });
});
