import { affectedRows } from '#db';
import { DAY_MS, MINUTE_MS, SECOND_MS } from '#kernel';
import { AUDIT } from '#modules/access';
import { CATALOG_IMPORT, type NewProduct } from '#modules/catalog';
import { DATABASE_KINDS } from '../../support/databases.ts';
import {
  BLACK,
  BROWN,
  JIANGHAN,
  MERCHANT,
  OPENING_MS,
  OPTICS,
  product,
  type SmallShop,
  smallShop,
} from '../../support/small-shop.ts';
import { until } from '../../support/visit.ts';

interface ListBody {
  readonly items: readonly {
    readonly productId: string;
    readonly skuId: string;
    readonly priceFen: number;
  }[];
  readonly total?: number;
  readonly suggestions?: readonly string[];
}

describe.each(DATABASE_KINDS)('search on %s', (kind) => {
  let shop: SmallShop;
  let owner: string;

  beforeAll(async () => {
    shop = await smallShop(kind);
    await put('prd_dress', { title: '法式碎花连衣裙', brand: '江城', tags: ['通勤'] });
    await put('prd_shirt', { title: '亚麻衬衫', brand: '汉口', tags: ['通勤', '夏季'] });
    await shop.unitOfWork.run((tx) =>
      affectedRows(tx, 'update skus set barcode = ? where id = ?', ['6901028075015', BROWN]),
    );
    await shop.deliver();
    owner = await shop.staff('owner');
  }, OPENING_MS);
  afterAll(() => shop.close());

  async function put(id: string, patch: Partial<NewProduct>): Promise<void> {
    await shop.unitOfWork.run((tx) =>
      shop.house.container.get(CATALOG_IMPORT).importProducts(tx, MERCHANT, [product(id, patch)]),
    );
    await shop.deliver();
  }
  const search = async (q: string, more = '') =>
    (await shop.call<ListBody>('GET', `/v1/products?q=${encodeURIComponent(q)}${more}`)).body;
  const ids = async (q: string, more = '') => (await search(q, more)).items.map(({ productId }) => productId);

  test.each([
    ['initials', 'lyq', ['prd_dress']],
    ['pinyin', 'chenshan', ['prd_shirt']],
    ['a slip', '连衣群', ['prd_dress']],
    ['an SKU code', `c-${BROWN}`, ['prd_frame']],
    ['a product id', 'prd_duck', ['prd_duck']],
  ])('(CAT-03) %s', async (_case, q, expected) => {
    expect(await ids(q)).toEqual(expected);
  });

  test('(CAT-03) a barcode is exactly that article, typed or scanned; a misread one is told', async () => {
    expect((await search('6901028075015')).items).toMatchObject([{ productId: 'prd_frame', skuId: BROWN }]);
    const scan = (code: string) =>
      shop.call<{ skuId: string }>('GET', `/v1/barcodes/${code}?storeId=${OPTICS}`);
    expect(await scan('6901028075015')).toMatchObject({ status: 200, body: { skuId: BROWN } });
    expect(await scan('6901028075016')).toMatchObject({
      status: 422,
      body: { code: 'catalog.barcode_invalid' },
    });
    expect(await scan('4006381333931')).toMatchObject({
      status: 404,
      body: { code: 'catalog.barcode_not_found' },
    });
  });

  test('(CAT-03) who finds nothing is told words that do find something', async () => {
    const { items, total, suggestions = [] } = await search('通勤鞋子');
    expect([items, total]).toEqual([[], 0]);
    expect(suggestions).toContain('通勤');
    for (const word of suggestions) expect(await ids(word)).not.toEqual([]);
    expect((await search('通勤')).suggestions).toBeUndefined();
  });

  test('(CAT-03) synonyms hold from the next search on, each word in one group, every change audited', async () => {
    const path = '/v1/console/search-synonyms';
    expect(await ids('洋装')).toEqual([]);
    const added = await shop.call<{ id: string }>('POST', path, {
      token: owner,
      body: { words: ['洋装', '连衣裙', '洋装'] },
    });
    expect(added).toMatchObject({ status: 201, body: { words: ['洋装', '连衣裙'] } });
    await shop.deliver();
    expect(await ids('洋装')).toEqual(['prd_dress']);
    const again = { token: owner, body: { words: ['连衣裙', '裙子'] } };
    expect(await shop.call('POST', path, again)).toMatchObject({
      status: 409,
      body: { code: 'catalog.synonym_taken' },
    });
    expect((await shop.call('GET', path, { token: owner })).body).toMatchObject({
      items: [{ id: added.body.id, words: ['洋装', '连衣裙'] }],
    });
    const clerk = await shop.staff('jianghan');
    expect((await shop.call('POST', path, { token: clerk, body: { words: ['甲', '乙'] } })).status).toBe(403);
    expect((await shop.call('DELETE', `${path}/${added.body.id}`, { token: owner })).status).toBe(204);
    expect((await shop.call('DELETE', `${path}/${added.body.id}`, { token: owner })).status).toBe(404);
    await shop.deliver();
    expect(await ids('洋装')).toEqual([]);
    const rows = await shop.reads.all<{ action: string }>(
      `select action from audit_log where action like 'catalog.%synonyms'`,
    );
    expect(rows.map(({ action }) => action).toSorted()).toEqual([
      'catalog.add_synonyms',
      'catalog.remove_synonyms',
    ]);
    expect((await shop.house.container.get(AUDIT).verifyChain(MERCHANT)).brokenAt).toBeNull();
  });

  test('(CAT-03) the memory follows a change: new words, old words, off the shelf, a moved barcode', async () => {
    expect(await ids('亚麻')).toEqual(['prd_shirt']);
    await put('prd_shirt', { title: '真丝衬衫', brand: '汉口', tags: ['夏季'] });
    expect(await ids('亚麻')).toEqual([]);
    expect(await ids('真丝')).toEqual(['prd_shirt']);
    await put('prd_soon', { title: '预告新款' });
    await shop.unitOfWork.run((tx) =>
      affectedRows(tx, `update products set on_from = ? where id = 'prd_soon'`, [
        shop.clock.now() + MINUTE_MS,
      ]),
    );
    await put('prd_dress', { title: '法式碎花连衣裙', brand: '江城', tags: ['通勤'] });
    await shop.unitOfWork.run(async (tx) =>
      tx.emit({
        ...{ type: 'catalog.products_changed', occurredAt: shop.clock.now(), merchantId: MERCHANT },
        ...{ productIds: ['prd_soon'] },
      }),
    );
    await shop.deliver();
    expect(await ids('预告')).toEqual([]);
    shop.clock.advance(MINUTE_MS);
    expect(await ids('预告')).toEqual(['prd_soon']);
  });

  test('(CAT-03) the order knows nothing of who asks when she says so', async () => {
    const token = await shop.shopper('不要个性化');
    const plain = await shop.call('GET', '/v1/products?q=prd', {});
    const own = await shop.call('GET', '/v1/products?q=prd&personalised=false', { token });
    expect(own).toEqual(plain);
  });

  test('(CAT-05) what a store hides is in no list of that store', async () => {
    await shop.unitOfWork.run((tx) =>
      affectedRows(
        tx,
        'insert into store_assortment (merchant_id, store_id, product_id, hidden) values (?, ?, ?, 1)',
        [MERCHANT, OPTICS, 'prd_duck'],
      ),
    );
    shop.clock.advance(10 * SECOND_MS);
    await ids('鸭脖', `&storeId=${OPTICS}`);
    expect(await ids('鸭脖', `&storeId=${OPTICS}`)).toEqual([]);
    expect(await ids('鸭脖', `&storeId=${JIANGHAN}`)).toEqual(['prd_duck']);
    const plain = (await shop.call<ListBody>('GET', `/v1/products?storeId=${OPTICS}&limit=50`)).body;
    expect(plain.items.map(({ productId }) => productId)).not.toContain('prd_duck');
  });

  test('(CAT-05) a member’s level lowers her price in list, search and detail; nobody else’s', async () => {
    await shop.unitOfWork.run((tx) =>
      affectedRows(
        tx,
        'insert into tier_prices (merchant_id, sku_id, level, price_fen) values (?, ?, ?, ?)',
        [...[MERCHANT, BLACK, 2, 8_800]],
      ),
    );
    const asked = (token?: string) =>
      shop.call<{ skus: { id: string; priceFen: number; storePriceFen: number }[] }>(
        'GET',
        `/v1/products/prd_frame?storeId=${JIANGHAN}`,
        token === undefined ? {} : { token },
      );
    const { body } = await asked(await shop.shopper('没有等级'));
    expect(body).toEqual((await asked()).body);
    expect(body.skus[0]).toMatchObject({ priceFen: 12_900, storePriceFen: 12_900 });
  });

  test('(CAT-03) hot words are brands and tags of what everybody looks at, nobody’s own words', async () => {
    const token = await shop.shopper('热词');
    await shop.call('PUT', '/v1/me/personalisation', { token, body: { enabled: true } });
    const view = (n: number) => ({
      ...{ id: `hot-${n}`, type: 'view', at: shop.clock.now(), productId: 'prd_dress', storeId: JIANGHAN },
    });
    await shop.call('POST', '/v1/events', { token, body: { events: [view(1)] } });
    await search('13800138000');
    // Popularity rests while a day lasts: yesterday counts today.
    shop.clock.advance(DAY_MS);
    // What is remembered serves while it is read anew.
    const ask = () => shop.call<{ items: string[] }>('GET', '/v1/search/hot-words');
    await until('hot words are read anew', async () => (await ask()).body.items.length > 0);
    const { body } = await ask();
    expect(body.items).toEqual(expect.arrayContaining(['江城', '通勤']));
    expect(body.items).not.toContain('13800138000');
  });
});
