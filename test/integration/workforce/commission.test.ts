import { HOUR_MS } from '#kernel';
import { LEDGER } from '#modules/ledger';
import { DATABASE_KINDS } from '../../support/databases.ts';
import {
  JIANGHAN,
  MERCHANT,
  OPENING_MS,
  OPTICS,
  type SmallShop,
  smallShop,
} from '../../support/small-shop.ts';

const CLERK = 'stf_jianghan';
const GOODS_FEN = 12_900;

describe.each(DATABASE_KINDS)('commission on %s', (kind) => {
  let shop: SmallShop;
  let owner: string;
  let clerk: string;
  beforeAll(async () => {
    shop = await smallShop(kind);
    [owner, clerk] = await Promise.all([shop.staff('owner'), shop.staff('jianghan')]);
  }, OPENING_MS);
  afterAll(() => shop.close());

  const tell = async (...events: readonly object[]) => {
    for (const event of events) {
      await shop.unitOfWork.run(async (tx) =>
        tx.emit({ occurredAt: shop.clock.now(), merchantId: MERCHANT, storeId: JIANGHAN, ...event } as never),
      );
      await shop.deliver();
    }
  };
  const part = (orderId: string) => ({ orderId, memberId: 'mem_x', staffId: CLERK, goodsPaidFen: GOODS_FEN });
  const shipped = (orderId: string) => ({ type: 'orders.group_shipped', ...part(orderId) });
  const received = (orderId: string) => ({ type: 'orders.group_received', orderId, confirmedBy: 'time' });
  const pickedUp = (orderId: string) => ({ type: 'orders.group_picked_up', ...part(orderId) });
  const refunded = (orderId: string, goodsFen: number, afterSaleId: string) => ({
    ...{ type: 'after-sale.refunded', orderId, memberId: 'mem_x', shippingFen: 0, isWholeOrder: false },
    ...{ orderRefundedFen: goodsFen, lines: [], refundedAt: shop.clock.now(), afterSaleId, goodsFen },
  });
  const earned = async () => {
    const { items } = await shop.house.container
      .get(LEDGER)
      .entries(
        MERCHANT,
        { unit: 'fen', kind: 'workforce.commission', owner: CLERK, mayOwe: true },
        undefined,
        50,
      );
    return items.map(({ amount }) => amount).reverse();
  };
  /** What was booked by the news, and nothing else. */
  const newly = async (...events: readonly object[]) => {
    const before = (await earned()).length;
    await tell(...events);
    return (await earned()).slice(before);
  };
  const setRate = (storeId: string | null, rateBps: number | null, token = owner) =>
    shop.call('PUT', '/v1/console/commission-rates', { token, body: { storeId, rateBps } });
  const mine = async (token = clerk, storeId: string = JIANGHAN) => {
    const [from, until] = [shop.clock.now() - HOUR_MS, shop.clock.now() + HOUR_MS];
    return shop.call<{ staffId: string; commissionFen: number; handedOver: number }>(
      'GET',
      `/v1/console/performance/mine?storeId=${storeId}&from=${from}&until=${until}`,
      { token },
    );
  };

  test('without a rate nobody earns, and only the owner sets one (STO-07)', async () => {
    expect(await newly(pickedUp('ord_free'))).toEqual([]);
    expect((await setRate(null, 200, clerk)).status).toBe(403);
    expect((await setRate(null, 5_001)).status).toBe(400);
    expect((await setRate(null, null)).status).toBe(400);
    shop.clock.advance(1);
    expect(await setRate(null, 200)).toMatchObject({ status: 200, body: { chainBps: 200, stores: [] } });
    // It counts from now on.
    expect(await newly(received('ord_free'), pickedUp('ord_free'))).toEqual([]);
  });

  test('she earns by what she handed over, less exactly its share of what is given back, once (STO-07)', async () => {
    expect(await newly(pickedUp('ord_1'), pickedUp('ord_1'))).toEqual([258]);
    // 258 over 12 000 kept and 900 given back: 240 and 18.
    const some = refunded('ord_1', 900, 'as_1');
    expect(await newly(some, some)).toEqual([-18]);
    expect((await mine()).body).toMatchObject({ staffId: CLERK, handedOver: 2, commissionFen: 240 });
    expect(await newly(refunded('ord_1', GOODS_FEN - 900, 'as_2'))).toEqual([-240]);
    expect((await mine()).body.commissionFen).toBe(0);
  });

  test('what was sent earns when it is received, whichever is heard of first (STO-07)', async () => {
    expect(await newly(shipped('ord_2'))).toEqual([]);
    expect(await newly(received('ord_2'), received('ord_2'))).toEqual([258]);
    expect(await newly(received('ord_3'))).toEqual([]);
    expect(await newly(shipped('ord_3'))).toEqual([258]);
    // Given back before anybody heard of the rest: only what is left earns.
    expect(await newly(refunded('ord_4', 900, 'as_4'), received('ord_4'), shipped('ord_4'))).toEqual([240]);
    expect(await newly(refunded('ord_5', GOODS_FEN, 'as_5'), shipped('ord_5'), received('ord_5'))).toEqual(
      [],
    );
  });

  test('a store’s own rate goes before the chain’s; what was sent before keeps the rate of its moment (STO-07)', async () => {
    await tell(shipped('ord_6'));
    shop.clock.advance(1);
    expect((await setRate(JIANGHAN, 500)).body).toEqual({
      ...{ chainBps: 200, stores: [{ storeId: JIANGHAN, rateBps: 500 }] },
    });
    expect(await newly(received('ord_6'))).toEqual([258]);
    expect(await newly(pickedUp('ord_7'))).toEqual([645]);
    shop.clock.advance(1);
    expect((await setRate(JIANGHAN, null)).body).toEqual({ chainBps: 200, stores: [] });
    expect(await newly(pickedUp('ord_8'))).toEqual([258]);
  });

  test('every change of a rate stands in the audit log with what it was before, and what changes nothing does not (STO-07, X-10)', async () => {
    await setRate(JIANGHAN, 300);
    await setRate(JIANGHAN, 300);
    await setRate(JIANGHAN, null);
    await setRate(JIANGHAN, null);
    const path = '/v1/console/audit?action=workforce.set_commission_rate&limit=3';
    const { body } = await shop.call<{ items: { before: object; after: object }[] }>('GET', path, {
      token: owner,
    });
    const own = (rateBps: number | null) => ({ storeId: JIANGHAN, rateBps });
    expect(body.items.map(({ before, after }) => [before, after])).toEqual([
      [own(300), own(null)],
      [own(null), own(300)],
      [own(500), own(null)],
    ]);
  });

  test('everybody sees her own, the owner everybody’s (STO-07)', async () => {
    const own = (await mine()).body;
    expect(own.commissionFen).toBeGreaterThan(0);
    expect((await mine(clerk, OPTICS)).status).toBe(403);
    expect((await mine(owner)).body).toMatchObject({ staffId: 'stf_owner', commissionFen: 0, handedOver: 0 });
    const [from, until] = [shop.clock.now() - HOUR_MS, shop.clock.now() + HOUR_MS];
    const path = `/v1/console/performance?storeId=${JIANGHAN}&from=${from}&until=${until}`;
    expect((await shop.call<{ items: object[] }>('GET', path, { token: owner })).body.items).toEqual([own]);
    expect((await shop.house.container.get(LEDGER).check(MERCHANT)).faults).toEqual([]);
  });
});
