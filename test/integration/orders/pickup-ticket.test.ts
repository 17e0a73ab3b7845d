import { MINUTE_MS } from '#kernel';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { basket, GIFT, JIANGHAN, OPENING_MS, type SmallShop, smallShop } from '../../support/small-shop.ts';
import type { OrderBody } from './order-body.ts';

interface Tickets {
  readonly items: readonly { readonly storeId: string; readonly code: string; readonly expiresAt: number }[];
}

describe.each(DATABASE_KINDS)('the pickup code that changes (FUL-01), on %s', (kind) => {
  let shop: SmallShop;
  let shopper: string;
  let clerk: string;
  beforeAll(async () => {
    shop = await smallShop(kind);
  }, OPENING_MS);
  afterAll(() => shop.close());
  beforeEach(async () => {
    await shop.startAfresh();
    [shopper, clerk] = await Promise.all([shop.shopper('小码'), shop.staff('jianghan')]);
  });

  /** Free, so that it is paid at once. */
  const order = async () => {
    const groups = basket({ [GIFT]: 1 });
    return (await shop.call<OrderBody>('POST', '/v1/orders', { token: shopper, body: { groups } })).body;
  };
  const ready = (id: string) =>
    shop.call('POST', `/v1/console/orders/${id}/ready`, { token: clerk, body: { storeId: JIANGHAN } });
  const tickets = (id: string, token = shopper) =>
    shop.call<Tickets>('GET', `/v1/orders/${id}/pickup-tickets`, { token });
  const show = (path: string, code: string | undefined, key?: string) =>
    shop.call('POST', `/v1/console/${path}`, {
      ...{ token: clerk, body: { storeId: JIANGHAN, code }, ...(key === undefined ? {} : { key }) },
    });

  test('it appears once the goods lie ready, tells what it is, and hands them over once', async () => {
    const { id } = await order();
    expect((await tickets(id)).body.items).toEqual([]);
    await ready(id);
    const [ticket] = (await tickets(id)).body.items;
    expect(ticket).toMatchObject({ storeId: JIANGHAN, code: expect.stringMatching(/^28\d{18}$/) });
    expect((await tickets(id, await shop.shopper('别人'))).status).toBe(404);

    expect((await show('scan', ticket?.code)).body).toMatchObject({ kind: 'pickup', usable: true });
    expect((await show('pickups/verify', ticket?.code)).body).toMatchObject({ state: 'COMPLETED' });
    expect((await show('pickups/verify', ticket?.code)).body).toMatchObject({
      code: 'orders.already_picked_up',
    });
    expect((await tickets(id)).body.items).toEqual([]);
  });

  test('asked again under its key after the ticket is over, the hand-over answers as it did (X-04)', async () => {
    const { id } = await order();
    await ready(id);
    const [ticket] = (await tickets(id)).body.items;
    const first = await show('pickups/verify', ticket?.code, `hand-over-${kind}`);
    expect(first).toMatchObject({ status: 200, body: { state: 'COMPLETED' } });
    shop.clock.advance(MINUTE_MS);
    expect(await show('pickups/verify', ticket?.code, `hand-over-${kind}`)).toEqual(first);
  });

  test('a photograph of it is worth nothing after a minute; the digits are', async () => {
    const { id, groups } = await order();
    await ready(id);
    const [ticket] = (await tickets(id)).body.items;
    shop.clock.advance(MINUTE_MS);
    expect(await show('pickups/verify', ticket?.code)).toMatchObject({
      ...{ status: 409, body: { code: 'orders.pickup_ticket_over' } },
    });
    expect((await show('scan', ticket?.code)).body).toMatchObject({
      ...{ usable: false, reasonCode: 'orders.pickup_ticket_over' },
    });
    expect((await show('pickups/verify', groups[0]?.pickupCode ?? '')).status).toBe(200);
  });
});
