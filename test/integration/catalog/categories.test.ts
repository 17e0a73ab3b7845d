import { affectedRows } from '#db';
import { AUDIT } from '#modules/access';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { JIANGHAN, MERCHANT, OPENING_MS, type SmallShop, smallShop } from '../../support/small-shop.ts';
import { type ConsoleProduct, shirt } from './drafts.ts';

describe.each(DATABASE_KINDS)('categories, collections and modifiers on %s', (kind) => {
  let shop: SmallShop;
  let owner: string;

  beforeAll(async () => {
    shop = await smallShop(kind);
    owner = await shop.staff('owner');
  }, OPENING_MS);
  afterAll(() => shop.close());

  const call = <Body = { id: string }>(method: string, path: string, body?: object, token = owner) =>
    shop.call<Body & { code?: string }>(method, path, { token, ...(body === undefined ? {} : { body }) });
  const category = async (name: string, parentId: string | null = null) =>
    (await call('POST', '/v1/console/categories', { name, parentId })).body.id;
  const move = (id: string, parentId: string | null, position = 0) =>
    call('PUT', `/v1/console/categories/${id}/place`, { parentId, position });
  const tree = async () =>
    (await shop.call<{ items: { id: string; parentId: string | null }[] }>('GET', '/v1/categories')).body
      .items;

  test('(CAT-02) the tree has four levels at most, and a subtree moves as a whole', async () => {
    const [a, b] = [await category('一'), await category('甲')];
    const a2 = await category('二', a);
    const a3 = await category('三', a2);
    const a4 = await category('四', a3);
    expect(await call('POST', '/v1/console/categories', { name: '五', parentId: a4 })).toMatchObject({
      status: 409,
      body: { code: 'catalog.category_too_deep' },
    });
    expect((await move(a, b)).body.code).toBe('catalog.category_too_deep');
    expect((await move(a2, b)).status).toBe(200);
    const parents = new Map((await tree()).map(({ id, parentId }) => [id, parentId]));
    expect([parents.get(a2), parents.get(a3), parents.get(a4)]).toEqual([b, a2, a3]);
    for (const below of [a2, a3, a4])
      expect(await move(a2, below)).toMatchObject({ status: 409, body: { code: 'catalog.category_cycle' } });
    expect((await call('POST', '/v1/console/categories', { name: '三', parentId: a2 })).status).toBe(409);
    expect((await call('DELETE', `/v1/console/categories/${a3}`)).body).toMatchObject({
      code: 'catalog.category_not_empty',
    });
    expect((await call('DELETE', `/v1/console/categories/${a4}`)).status).toBe(204);
  });

  test('(CAT-02) two moves that would tie a ring together: one is refused', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [a, b] = [await category(`环甲${round}`), await category(`环乙${round}`)];
      const replies = await Promise.all([move(a, b), move(b, a)]);
      expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    }
    const all = new Map((await tree()).map(({ id, parentId }) => [id, parentId]));
    for (const start of all.keys()) {
      let steps = 0;
      for (let id: string | null = start; id !== null; id = all.get(id) ?? null) {
        steps += 1;
        expect(steps).toBeLessThanOrEqual(4);
      }
    }
  });

  test('(CAT-02, X-03) a category that goes away takes no product with it that is just being made', async () => {
    for (let round = 0; round < 5; round += 1) {
      const id = await category(`空${round}`);
      const sku = { ...shirt().skus[0], code: `GONE-${round}`, optionValues: [] };
      const draft = shirt({ optionNames: [], categoryId: id, skus: [sku], title: '晚到' });
      const replies = await Promise.all([
        call('DELETE', `/v1/console/categories/${id}`),
        call('POST', '/v1/console/products', draft),
      ]);
      expect([[204, 422].join(), [409, 201].join()]).toContain(replies.map(({ status }) => status).join());
    }
  });

  test('(CAT-02) a collection fills itself by category, tag, brand, price, age and stock', async () => {
    const root = await category('茶饮');
    const below = await category('奶茶', root);
    let n = 0;
    const tea = async (patch: object, priceFen: number) => {
      n += 1;
      const sku = { ...shirt().skus[0], code: `COL-${n}`, optionValues: [], priceFen };
      const draft = shirt({ optionNames: [], categoryId: below, skus: [sku], title: `茶${n}`, ...patch });
      const { id } = (await call<ConsoleProduct>('POST', '/v1/console/products', draft)).body;
      await call('POST', `/v1/console/products/${id}/publish`, {});
      return id;
    };
    const wanted = await tea({ tags: ['热卖', '冰'], brand: '楚茶' }, 1_500);
    await tea({ tags: ['热'], brand: '楚茶' }, 1_500);
    await tea({ tags: ['冰'], brand: '楚茶' }, 2_500);
    await tea({ tags: ['冰'], brand: '楚茶', categoryId: 'cat_all' }, 1_500);
    await tea({ tags: ['冰'], brand: '汉茶' }, 1_500);
    await shop.deliver();
    const rule = {
      categoryIds: [root],
      tags: ['冰', '少糖'],
      brands: ['楚茶'],
      priceFen: { max: 2_000 },
      newWithinDays: 7,
    };
    const made = await call('POST', '/v1/console/collections', { name: '夏日冰饮', rule });
    expect(made.status).toBe(201);
    const { id } = made.body;
    const products = async (collection: string, query = '') =>
      (
        await shop.call<{ items: { productId: string }[] }>(
          'GET',
          `/v1/collections/${collection}/products${query}`,
        )
      ).body.items.map(({ productId }) => productId);
    expect(await products(id)).toEqual([wanted]);
    expect((await call('POST', '/v1/console/collections', { name: '夏日冰饮', rule })).body).toMatchObject({
      code: 'catalog.collection_name_taken',
    });
    const inStock = { name: '夏日冰饮', rule: { ...rule, inStock: true } };
    expect((await call('PUT', `/v1/console/collections/${id}`, inStock)).status).toBe(200);
    expect(await products(id)).toEqual([]);

    const all = (await call('POST', '/v1/console/collections', { name: '楚茶', rule: { brands: ['楚茶'] } }))
      .body.id;
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const more: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const page = await shop.call<{ items: { productId: string }[]; nextCursor: string | null }>(
        'GET',
        `/v1/collections/${all}/products?limit=2&storeId=${JIANGHAN}${more}`,
      );
      seen.push(...page.body.items.map(({ productId }) => productId));
      cursor = page.body.nextCursor;
    }
    expect(new Set(seen).size).toBe(4);
    expect(seen).toHaveLength(4);
    expect((await call('POST', '/v1/console/collections', { name: '空', rule: {} })).status).toBe(400);
    expect((await call('DELETE', `/v1/console/collections/${id}`)).status).toBe(204);
    expect((await shop.call('GET', `/v1/collections/${id}/products`)).status).toBe(404);
  });

  test('(CAT-08) a dish shows what can be chosen with it, and where its ticket is printed', async () => {
    const spice = {
      name: '辣度',
      minChoices: 1,
      maxChoices: 1,
      modifiers: [
        { name: '微辣', priceDeltaFen: 0 },
        { name: '加辣', priceDeltaFen: 100 },
      ],
    };
    const group = await call<{ id: string; modifiers: { id: string }[] }>(
      'POST',
      '/v1/console/modifier-groups',
      spice,
    );
    expect(group.status).toBe(201);
    for (const wrong of [{ minChoices: 2 }, { maxChoices: 3 }, { modifiers: [] }])
      expect((await call('POST', '/v1/console/modifier-groups', { ...spice, ...wrong })).status).toBe(400);
    const sku = { ...shirt().skus[0], code: 'DISH-1', optionValues: [] };
    const draft = {
      optionNames: [],
      skus: [sku],
      title: '热干面',
      kitchenGroup: '面档',
      modifierGroupIds: [group.body.id],
    };
    const dish = await call<ConsoleProduct>('POST', '/v1/console/products', shirt(draft));
    expect(dish.body).toMatchObject({ kitchenGroup: '面档', modifierGroupIds: [group.body.id] });
    const shown = await shop.call<{ items: object[] }>('GET', `/v1/products/${dish.body.id}/modifiers`);
    expect(shown.body.items).toMatchObject([
      { name: '辣度', minChoices: 1, modifiers: [{ name: '微辣' }, { priceDeltaFen: 100 }] },
    ]);
    await call('POST', `/v1/console/products/${dish.body.id}/publish`, {});
    const choose = (modifierIds: (string | undefined)[]) =>
      shop.call<{ unitPriceFen: number }>('POST', `/v1/products/${dish.body.id}/choices`, {
        body: {
          ...{ skuId: dish.body.skus[0]?.id, storeId: JIANGHAN },
          choices: [{ groupId: group.body.id, modifierIds }],
        },
      });
    const [mild, hot] = group.body.modifiers;
    expect((await choose([hot?.id])).body).toEqual({ unitPriceFen: 9_901 + 100 });
    expect((await choose([])).status).toBe(422);
    expect((await choose([mild?.id, hot?.id])).status).toBe(422);
    const kept = group.body.modifiers.map(({ id }, n) => ({
      id,
      name: ['微', '重'][n],
      priceDeltaFen: n * 200,
    }));
    const changed = await call('PUT', `/v1/console/modifier-groups/${group.body.id}`, {
      ...spice,
      modifiers: kept,
    });
    expect(changed.body).toMatchObject({ modifiers: kept });
    expect((await call('DELETE', `/v1/console/modifier-groups/${group.body.id}`)).body).toMatchObject({
      code: 'catalog.modifier_group_used',
    });
    expect(
      (
        await call(
          'POST',
          '/v1/console/products',
          shirt({ ...draft, skus: [{ ...sku, code: 'DISH-2' }], modifierGroupIds: ['mgr_none'] }),
        )
      ).status,
    ).toBe(422);
  });

  test('(CAT-08) of two that make the last group at once one is refused, and a removed one gives its place back', async () => {
    await shop.unitOfWork.run((tx) =>
      affectedRows(tx, 'update modifier_group_counts set made = 199 where merchant_id = ?', [MERCHANT]),
    );
    const sauce = {
      name: '酱料',
      minChoices: 0,
      maxChoices: 1,
      modifiers: [{ name: '麻酱', priceDeltaFen: 0 }],
    };
    const make = () => call('POST', '/v1/console/modifier-groups', sauce);
    const made = await Promise.all([make(), make(), make()]);
    expect(made.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    const kept = made.find(({ status }) => status === 201)?.body.id ?? '';
    expect((await call('DELETE', `/v1/console/modifier-groups/${kept}`)).status).toBe(204);
    expect((await call('DELETE', `/v1/console/modifier-groups/${kept}`)).status).toBe(404);
    expect((await make()).status).toBe(201);
    expect((await make()).body.code).toBe('catalog.too_many_modifier_groups');
  });

  test('(CAT-01) every act of the console stands in the audit log, whose chain holds', async () => {
    const report = await shop.house.container.get(AUDIT).verifyChain(MERCHANT);
    expect(report.brokenAt).toBeNull();
    const actions = await shop.reads.all<{ action: string }>('select distinct action from audit_log');
    expect(actions.map(({ action }) => action)).toEqual(
      expect.arrayContaining([
        ...['catalog.create_category', 'catalog.move_category', 'catalog.remove_category'],
        ...[
          'catalog.create_product',
          'catalog.publish',
          'catalog.create_collection',
          'catalog.change_collection',
        ],
        ...['catalog.remove_collection', 'catalog.create_modifiers', 'catalog.change_modifiers'],
      ]),
    );
  });
});
