import { affectedRows } from '#db';
import { DAY_MS, MINUTE_MS } from '#kernel';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { JIANGHAN } from '../../support/small-shop.ts';
import { productId, type TasteShop, tasteShop } from './taste-shop.ts';

interface Row {
  readonly id: string;
  readonly policy: string;
  readonly rows_json: string;
}

describe.each(DATABASE_KINDS)('which lists went out, on %s', (kind) => {
  let shop: TasteShop;
  beforeAll(async () => {
    shop = await tasteShop(kind);
  });
  afterAll(() => shop.close());

  const write = () => shop.job('recommendations.write_exposures');
  const named = async (token: string) =>
    (await shop.call<{ exposureId?: string }>('GET', `/v1/feed?storeId=${JIANGHAN}`, { token })).body
      .exposureId;

  test('a personal list is written with the chance of every place; the same list has the same name', async () => {
    const token = await shop.shopper('shown-to');
    await shop.tell(token, 'view', productId('hat', 1));
    const { items } = await shop.feed(token);
    const id = await named(token);
    expect(await named(token)).toBe(id);
    await write();
    await write();
    const rows = await shop.reads.all<Row>('select id, policy, rows_json from feed_exposures where id = ?', [
      id,
    ]);
    expect(rows).toHaveLength(1);
    const shown = JSON.parse(rows[0]?.rows_json ?? '[]') as {
      productId: string;
      position: number;
      propensity: number;
    }[];
    expect(shown.map((row) => row.productId)).toEqual(items.map((item) => item.productId));
    expect(shown.map((row) => row.position)).toEqual(items.map((_, place) => place + 1));
    expect(shown.every(({ propensity }) => propensity > 0 && propensity <= 1)).toBe(true);
    const [first] = shown;
    const counted = `feed_exposure_counts where shown = 1 and product_id = '${first?.productId}'`;
    expect(await shop.count(counted)).toBe(1);
  });

  test('the store’s feed has no name and leaves no trace; switching off deletes what was written and what waits', async () => {
    const before = await shop.count('feed_exposures');
    const token = await shop.shopper('forgotten');
    expect(await named(token)).toBeUndefined();
    await shop.tell(token, 'view', productId('tea', 2));
    await named(token);
    await write();
    await shop.tell(token, 'view', productId('tea', 3));
    await named(token);
    expect(await shop.count('feed_exposures')).toBe(before + 1);
    await shop.call('PUT', '/v1/me/personalisation', { token, body: { enabled: false } });
    await write();
    expect(await shop.count('feed_exposures')).toBe(before);
    expect(await named(token)).toBeUndefined();
  });

  test('lists older than ninety days are deleted', async () => {
    const token = await shop.shopper('long-ago');
    await shop.tell(token, 'view', productId('lip', 3));
    await named(token);
    await write();
    shop.clock.advance(91 * DAY_MS);
    await shop.job('recommendations.sweep_exposures');
    expect(await shop.count('feed_exposures')).toBe(0);
  });

  test('while the database is away lists wait, and each is written once when it is back', async () => {
    const token = await shop.shopper('patient');
    await shop.tell(token, 'view', productId('ear', 3));
    const id = await named(token);
    await shop.unitOfWork.run((tx) => affectedRows(tx, 'alter table feed_exposures rename to away'));
    await expect(write()).rejects.toThrow();
    await shop.unitOfWork.run((tx) => affectedRows(tx, 'alter table away rename to feed_exposures'));
    await write();
    await write();
    expect(await shop.count(`feed_exposures where id = '${id}'`)).toBe(1);
  });

  test('what she saw and left sinks; what she touches does not', async () => {
    const token = await shop.shopper('weary');
    await shop.tell(token, 'view', productId('coat', 0), productId('coat', 1));
    const [first] = (await shop.feed(token)).items;
    const top = (first?.productId ?? '') as ReturnType<typeof productId>;
    for (let look = 0; look < 3; look += 1) {
      shop.clock.advance(31 * MINUTE_MS);
      await shop.tell(token, 'impression', top);
    }
    expect((await shop.feed(token)).items[0]?.productId).not.toBe(top);
    await shop.tell(token, 'view', top);
    const place = async () => (await shop.feed(token)).items.findIndex((item) => item.productId === top);
    expect(await place()).toBeLessThan(4);
  });
});
