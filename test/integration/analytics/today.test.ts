import { businessDayStart, DAY_MS, fen, HOUR_MS, type MemberId, type OrderId, type ProductId } from '#kernel';
import { ORDER_IMPORT, type PastOrder } from '#modules/orders';
import { DATABASE_KINDS } from '../../support/databases.ts';
import {
  DUCK,
  JIANGHAN,
  MERCHANT,
  OPENING_MS,
  OPTICS,
  type SmallShop,
  smallShop,
} from '../../support/small-shop.ts';

interface TodayBody {
  readonly salesFen: number;
  readonly orders: number;
  readonly averageFen: number;
  readonly customers: number;
  readonly yesterdaySalesFen: number;
  readonly hourly: readonly { readonly hour: number; readonly salesFen: number; readonly orders: number }[];
  readonly trend: readonly { readonly day: string; readonly salesFen: number; readonly orders: number }[];
  readonly code?: string;
}

describe.each(DATABASE_KINDS)('today’s figures on %s', (kind) => {
  let shop: SmallShop;
  let today: number;

  const sold = (
    id: string,
    placedAt: number,
    storeId: PastOrder['storeId'],
    memberId: string,
    unitPriceFen: number,
  ): PastOrder => ({
    id: id as OrderId,
    number: `n-${id}`,
    memberId: memberId as MemberId,
    storeId,
    placedAt,
    lines: [
      {
        skuId: DUCK,
        productId: 'prd_duck' as ProductId,
        title: '',
        optionText: '',
        imageUrl: '',
        quantity: 1,
        unitPriceFen: fen(unitPriceFen),
      },
    ],
  });

  beforeAll(async () => {
    shop = await smallShop(kind);
    today = businessDayStart(shop.clock.now());
    await shop.unitOfWork.run((tx) =>
      shop.house.container
        .get(ORDER_IMPORT)
        .importHistory(tx, MERCHANT, [
          sold('first-of-today', today, JIANGHAN, 'a', 101),
          sold('noon', today + 12 * HOUR_MS, JIANGHAN, 'a', 202),
          sold('noon-elsewhere', today + 12 * HOUR_MS + 1, OPTICS, 'b', 404),
          sold('last-of-today', today + DAY_MS - 1, OPTICS, 'c', 808),
          sold('last-of-yesterday', today - 1, JIANGHAN, 'd', 1_616),
          sold('thirtieth-day', today - 29 * DAY_MS, JIANGHAN, 'd', 3_232),
          sold('too-old', today - 29 * DAY_MS - 1, JIANGHAN, 'd', 6_464),
          sold('tomorrow', today + DAY_MS, JIANGHAN, 'd', 9_999),
        ]),
    );
  }, OPENING_MS);
  afterAll(() => shop.close());

  const figures = async (account: string, query = '') =>
    shop.call<TodayBody>('GET', `/v1/console/today${query}`, { token: await shop.staff(account) });

  test('the owner sees the whole chain, and every figure agrees to the fen', async () => {
    const { body } = await figures('owner');
    expect(body).toMatchObject({
      salesFen: 1_515,
      orders: 4,
      averageFen: 379,
      customers: 3,
      yesterdaySalesFen: 1_616,
    });
    const sum = (parts: readonly { salesFen: number }[]) =>
      parts.reduce((total, { salesFen }) => total + salesFen, 0);
    expect(sum(body.hourly)).toBe(body.salesFen);
    expect(body.hourly.filter(({ orders }) => orders > 0)).toEqual([
      { hour: 0, salesFen: 101, orders: 1 },
      { hour: 12, salesFen: 606, orders: 2 },
      { hour: 23, salesFen: 808, orders: 1 },
    ]);
    expect(body.trend).toHaveLength(30);
    expect(sum(body.trend)).toBe(1_515 + 1_616 + 3_232);
    expect(body.trend.at(-1)?.salesFen).toBe(body.salesFen);
    expect(body.trend[0]?.salesFen).toBe(3_232);
    const [paid] = await shop.reads.all<{ fen: number }>(
      'select cast(sum(payable_fen) as bigint) as fen from orders where paid_at >= ? and paid_at < ?',
      [today, today + DAY_MS],
    );
    expect(paid?.fen).toBe(body.salesFen);
  });

  test('a clerk sees her store, and has to name it', async () => {
    expect((await figures('optics', `?storeId=${OPTICS}`)).body).toMatchObject({
      salesFen: 1_212,
      orders: 2,
      customers: 2,
    });
    expect(await figures('optics')).toMatchObject({ status: 403, body: { code: 'analytics.store_needed' } });
    expect((await figures('optics', `?storeId=${JIANGHAN}`)).status).toBe(403);
  });

  test('the stores add up to the chain', async () => {
    const [all, here, there] = await Promise.all([
      figures('owner'),
      figures('owner', `?storeId=${JIANGHAN}`),
      figures('owner', `?storeId=${OPTICS}`),
    ]);
    expect(here.body.salesFen + there.body.salesFen).toBe(all.body.salesFen);
    expect(here.body.orders + there.body.orders).toBe(all.body.orders);
  });
});
