import { DATABASE_KINDS } from '../../support/databases.ts';
import { fakeChannel } from '../../support/fake-channel.ts';
import { BLACK, DUCK, JIANGHAN, OPENING_MS, type SmallShop, smallShop } from '../../support/small-shop.ts';

const SECRET = 'a-secret-of-the-channel';
const RECIPIENT = { name: '陈晓雯', phone: '13800001234', region: '湖北省武汉市', detail: '江汉路 9 号' };

interface Row {
  readonly id: string;
  readonly state: string;
  readonly orderId: string | null;
  readonly problems: readonly { readonly code: string; readonly about: string }[];
}
interface StaffOrder {
  readonly state: string;
  readonly channel: string;
  readonly externalNo: string;
  readonly payableFen: number;
  readonly groups: readonly { readonly state: string; readonly fulfilment: { readonly type: string } }[];
}

describe.each(DATABASE_KINDS)('orders of other channels on %s', (kind) => {
  let shop: SmallShop;
  let platform: Awaited<ReturnType<typeof fakeChannel>>;
  let owner = '';
  let numbers = 0;

  beforeAll(async () => {
    platform = await fakeChannel(SECRET);
    shop = await smallShop(kind, {}, { CHANNELS: `douyin=${platform.url}|${SECRET}` });
    owner = await shop.staff('owner');
  }, OPENING_MS);
  afterAll(async () => {
    await shop.close();
    await platform.close();
  });
  beforeEach(async () => {
    await shop.startAfresh();
    platform.answerFromNowOn('ok');
    platform.taken.length = 0;
    numbers += 1;
  });

  const line = (article: string, quantity: number) => ({
    ...{ article, title: '鸭脖礼盒', quantity, unitPriceFen: 4_500, totalFen: 4_500 * quantity - 333 },
  });
  const content = (lines: readonly object[], recipient: object | null = RECIPIENT) => ({
    ...{ storeId: JIANGHAN, placedAt: shop.clock.now(), paidAt: shop.clock.now(), shippingFen: 800 },
    ...{ recipient, lines },
  });
  const no = () => `DY-${numbers}`;
  const tell = async (notice: object) =>
    shop.call<{ outcome?: string; code?: string }>('POST', '/v1/console/channel-notices', {
      ...{ token: owner, body: { channel: 'douyin', externalNo: no(), ...notice } },
    });
  const created = (lines = [line(DUCK, 2)], revision = 1) =>
    tell({ kind: 'created', revision, order: content(lines) });
  const rows = async (query = '') =>
    (await shop.call<{ items: Row[] }>('GET', `/v1/console/channel-orders?${query}`, { token: owner })).body
      .items;
  const ours = async () => {
    const [row] = await rows();
    return `${row?.orderId}`;
  };
  const order = async () =>
    (await shop.call<StaffOrder>('GET', `/v1/console/orders/${await ours()}`, { token: owner })).body;
  const ship = async (more: object = {}) =>
    shop.call('POST', `/v1/console/orders/${await ours()}/ship`, {
      token: owner,
      body: { storeId: JIANGHAN, carrier: '顺丰速运', trackingNumber: 'SF1234567890', ...more },
    });

  test('an order told twice at once is one order, paid elsewhere, its goods off the shelf, its address sealed (ORD-05)', async () => {
    const told = await Promise.all([created(), created()]);
    expect(told.map(({ body }) => body.outcome).toSorted()).toEqual(['ignored', 'taken']);
    expect(await order()).toMatchObject({
      ...{ state: 'PAID', channel: 'douyin', externalNo: no(), payableFen: 9_000 - 333 + 800 },
      groups: [{ state: 'PREPARING', fulfilment: { type: 'delivery' } }],
    });
    expect(await shop.count('orders')).toBe(1);
    expect(await shop.stock(DUCK)).toMatchObject({ onHand: 8, available: 8, reserved: 0 });
    expect(await shop.events('orders.order_paid')).toEqual([]);
    const kept = await shop.reads.all<{ fulfilment: string; content: string }>(
      'select g.fulfilment, c.content from order_groups g join channel_orders c on c.order_id = g.order_id',
    );
    expect(JSON.stringify(kept)).not.toMatch(/陈晓雯|13800001234|江汉路 9 号/);
    const found = await shop.call<{ items: object[] }>(
      'GET',
      '/v1/console/orders?channel=douyin&phoneTail=1234',
      {
        token: owner,
      },
    );
    expect(found.body.items).toHaveLength(1);
  });

  test('the goods come out of the channel’s own share (INV-08)', async () => {
    const share = { storeId: JIANGHAN, skuId: DUCK, channel: 'douyin', pieces: 2, overflow: false };
    await shop.call('PUT', '/v1/console/stock/channel-shares', { token: owner, body: share });
    expect((await created([line(DUCK, 2)])).body.outcome).toBe('taken');
    expect(await shop.stock(DUCK)).toMatchObject({ onHand: 8, available: 8 });
    numbers += 1;
    expect((await created([line(DUCK, 1)])).body.outcome).toBe('task');
    expect((await rows('needsYou=true')).map(({ problems }) => problems)).toEqual([
      [{ code: 'sold_out', about: DUCK }],
    ]);
  });

  test('an article that nobody knows is a task, and becomes an order once it is named', async () => {
    expect((await created([line('抖音商品-77', 1)])).body.outcome).toBe('task');
    const [row] = await rows('needsYou=true');
    expect(row).toMatchObject({
      state: 'TASK',
      problems: [{ code: 'unknown_article', about: '抖音商品-77' }],
    });
    const retry = () => shop.call('POST', `/v1/console/channel-orders/${row?.id}/retry`, { token: owner });
    expect((await retry()).body).toEqual({ outcome: 'task' });
    const body = { channel: 'douyin', article: '抖音商品-77', skuId: BLACK };
    expect((await shop.call('PUT', '/v1/console/channel-articles', { token: owner, body })).status).toBe(204);
    expect((await retry()).body).toEqual({ outcome: 'taken' });
    expect((await retry()).status).toBe(409);
    expect(await order()).toMatchObject({ state: 'PAID', channel: 'douyin' });
    expect(await shop.stock(BLACK)).toMatchObject({ onHand: 9 });
  });

  test('cancelled before it was told, an order never comes to life', async () => {
    expect((await tell({ kind: 'cancelled', revision: 2 })).body.outcome).toBe('cancelled');
    expect((await created()).body.outcome).toBe('ignored');
    expect((await created([line(DUCK, 1)], 3)).body.outcome).toBe('ignored');
    expect(await shop.count('orders')).toBe(0);
    expect(await shop.stock(DUCK)).toMatchObject({ onHand: 10, available: 10 });
  });

  test('cancelled while the goods are here, all of it goes back and the goods lie on the shelf', async () => {
    await created();
    expect((await tell({ kind: 'cancelled', revision: 2 })).body.outcome).toBe('cancelled');
    expect((await tell({ kind: 'cancelled', revision: 2 })).body.outcome).toBe('ignored');
    expect(await order()).toMatchObject({ state: 'REFUNDED' });
    expect(await shop.stock(DUCK)).toMatchObject({ onHand: 10, available: 10 });
    await shop.deliver();
    expect(platform.taken).toEqual([]);
  });

  test('cancelled after it was sent is for a person, and nothing goes back by itself', async () => {
    await created();
    await ship();
    expect((await tell({ kind: 'cancelled', revision: 2 })).body.outcome).toBe('task');
    const [row] = await rows('needsYou=true');
    expect(row?.problems).toEqual([{ code: 'cancelled_after_sending', about: '' }]);
    expect(await order()).toMatchObject({ state: 'PAID', groups: [{ state: 'SHIPPED' }] });
    await shop.call('POST', `/v1/console/channel-orders/${row?.id}/settle`, { token: owner });
    expect(await rows('needsYou=true')).toEqual([]);
  });

  test('cancelled after a first parcel left, what is still here goes back, and the parcel is for a person (ORD-04, ORD-05)', async () => {
    await created([line(DUCK, 3)]);
    await ship({ lines: [{ skuId: DUCK, quantity: 2 }] });
    expect(await order()).toMatchObject({ state: 'PAID', groups: [{ state: 'PREPARING' }] });
    expect((await tell({ kind: 'cancelled', revision: 2 })).body.outcome).toBe('task');
    const [row] = await rows('needsYou=true');
    expect(row?.problems).toEqual([{ code: 'cancelled_after_sending', about: '' }]);
    expect(await shop.stock(DUCK)).toMatchObject({ onHand: 8, available: 8 });
    expect(await order()).toMatchObject({ state: 'PAID', groups: [{ state: 'SHIPPED' }] });
    // The channel gave that money back itself.
    await shop.deliver();
    expect(platform.taken.map(({ body }) => body['status'])).toEqual(['shipped']);
  });

  test('a refund of more than is still here gives back what is, once, and the parcel is for a person (ORD-04, ORD-05)', async () => {
    await created([line(DUCK, 3)]);
    await ship({ lines: [{ skuId: DUCK, quantity: 2 }] });
    const refund = { kind: 'refunded', refundNo: 'R-9', lines: [{ article: DUCK, quantity: 2 }] };
    expect((await tell(refund)).body.outcome).toBe('task');
    expect((await tell(refund)).body.outcome).toBe('ignored');
    expect((await rows('needsYou=true'))[0]?.problems).toEqual([
      { code: 'refunded_after_sending', about: 'R-9' },
    ]);
    expect(await shop.stock(DUCK)).toMatchObject({ onHand: 8, available: 8 });
    expect(await shop.count('after_sales')).toBe(1);
  });

  test('a refund of the channel of just what is still here needs nobody, whatever left before (ORD-04, ORD-05)', async () => {
    await created([line(DUCK, 3)]);
    await ship({ lines: [{ skuId: DUCK, quantity: 2 }] });
    const refund = { kind: 'refunded', refundNo: 'R-9', lines: [{ article: DUCK, quantity: 1 }] };
    expect((await tell(refund)).body.outcome).toBe('refunded');
    expect(await rows('needsYou=true')).toEqual([]);
    // All of it is on its way now, and may be paid back like any goods that left.
    expect(await order()).toMatchObject({ groups: [{ state: 'SHIPPED' }] });
    expect((await tell({ kind: 'refunded', refundNo: 'R-10' })).body.outcome).toBe('refunded');
    expect(await shop.stock(DUCK)).toMatchObject({ onHand: 8, available: 8 });
  });

  test('an amendment moves the address of what is here; other goods are for a person', async () => {
    await created();
    const moved = { ...RECIPIENT, phone: '13900005678' };
    const order2 = content([line(DUCK, 2)], moved);
    expect((await tell({ kind: 'amended', revision: 2, order: order2 })).body.outcome).toBe('taken');
    const search = (tail: string) =>
      shop.call<{ items: object[] }>('GET', `/v1/console/orders?phoneTail=${tail}`, { token: owner });
    expect((await search('5678')).body.items).toHaveLength(1);
    expect((await search('1234')).body.items).toHaveLength(0);
    const other = { kind: 'amended', revision: 3, order: content([line(DUCK, 3)]) };
    expect((await tell(other)).body.outcome).toBe('task');
    expect(await shop.stock(DUCK)).toMatchObject({ onHand: 8 });
    // Called off whole, nothing of it is left to look at.
    expect((await tell({ kind: 'cancelled', revision: 4 })).body.outcome).toBe('cancelled');
    expect(await rows('needsYou=true')).toEqual([]);
  });

  test.each([
    ['a waybill', (id: string) => [`orders/${id}/waybill`, { carrier: 'SF' }] as const],
    ['a courier', (id: string) => ['deliveries', { orderId: id }] as const],
  ])('once %s was ordered for the former address, another one is for a person', async (_what, wish) => {
    await created();
    const [path, facts] = wish(await ours());
    const body = { storeId: JIANGHAN, ...facts };
    const asked = await shop.call('POST', `/v1/console/${path}`, { token: owner, body });
    expect(asked.status).toBeLessThan(300);
    const amended = content([line(DUCK, 2)], { ...RECIPIENT, phone: '13900005678' });
    expect((await tell({ kind: 'amended', revision: 2, order: amended })).body.outcome).toBe('task');
    expect((await rows('needsYou=true'))[0]?.problems).toEqual([{ code: 'address_amended', about: '2' }]);
    const found = await shop.call<{ items: object[] }>('GET', '/v1/console/orders?phoneTail=1234', {
      token: owner,
    });
    expect(found.body.items).toHaveLength(1);
  });

  test('a refund of the channel gives back its pieces once; before its order it is to be told again', async () => {
    const refund = { kind: 'refunded', refundNo: 'R-1', lines: [{ article: DUCK, quantity: 1 }] };
    expect(await tell(refund)).toMatchObject({ status: 409, body: { code: 'channels.order_unknown' } });
    await created();
    expect((await tell(refund)).body.outcome).toBe('refunded');
    expect((await tell(refund)).body.outcome).toBe('ignored');
    const requests = await shop.reads.all<{ state: string; amount: number | string; reference: string }>(
      'select state, amount_fen as amount, reference from after_sales',
    );
    expect(requests.map((each) => ({ ...each, amount: Number(each.amount) }))).toEqual([
      { state: 'DONE', amount: 4_334, reference: 'R-1' },
    ]);
    expect(await shop.stock(DUCK)).toMatchObject({ onHand: 9 });
    await shop.deliver();
    expect(platform.taken).toEqual([]);
  });

  describe('a refund that the channel tells before the order is ours', () => {
    const waiting = async () => {
      await created([line('抖音商品-77', 2)]);
      const body = { channel: 'douyin', article: '抖音商品-77', skuId: BLACK };
      await shop.call('PUT', '/v1/console/channel-articles', { token: owner, body });
    };
    const act = async (what: string, body: object = {}) => {
      const [row] = await rows();
      const path = `/v1/console/channel-orders/${row?.id}/${what}`;
      return shop.call<{ code?: string }>('POST', path, { token: owner, body });
    };

    test('of all of it: the order never comes to life, whoever tries again', async () => {
      await waiting();
      expect((await tell({ kind: 'refunded', refundNo: 'R-1' })).body.outcome).toBe('cancelled');
      expect((await tell({ kind: 'refunded', refundNo: 'R-1' })).body.outcome).toBe('ignored');
      expect(await rows('needsYou=true')).toEqual([]);
      expect((await act('retry')).status).toBe(409);
      expect((await created([line(DUCK, 1)], 5)).body.outcome).toBe('ignored');
      expect(await shop.stock(BLACK)).toMatchObject({ onHand: 10, available: 10 });
    });

    test('of some of it: a person has to look, and nothing sends the pieces that were paid back', async () => {
      await waiting();
      const refund = { kind: 'refunded', refundNo: 'R-1', lines: [{ article: 'no-name', quantity: 1 }] };
      expect((await tell(refund)).body.outcome).toBe('task');
      expect((await tell(refund)).body.outcome).toBe('ignored');
      expect((await act('retry')).body.code).toBe('channels.refunded_in_part');
      expect((await created([line(BLACK, 2)], 5)).body.outcome).toBe('task');
      expect((await rows('needsYou=true'))[0]).toMatchObject({
        ...{ state: 'TASK', orderId: null, problems: [{ code: 'refunded_in_part', about: 'R-1' }] },
      });
      expect(await shop.stock(BLACK)).toMatchObject({ onHand: 10, available: 10 });
      expect((await act('refuse', { reason: '渠道已退款' })).status).toBe(200);
      expect(await rows('needsYou=true')).toEqual([]);
    });

    test('of an order that was refused or cancelled, it is no news', async () => {
      await waiting();
      await act('refuse', { reason: '商品已下架' });
      expect((await tell({ kind: 'refunded', refundNo: 'R-1' })).body.outcome).toBe('ignored');
      numbers += 1;
      await tell({ kind: 'cancelled', revision: 1 });
      expect((await tell({ kind: 'refunded', refundNo: 'R-2' })).body.outcome).toBe('ignored');
    });
  });

  test('what we gave back ourselves is not booked again when the channel echoes it', async () => {
    const sold = { ...content([line(DUCK, 2)], null), shippingFen: 0, isHandedOver: true };
    await tell({ kind: 'created', revision: 1, order: sold });
    const { number } = (
      await shop.call<{ number: string }>('GET', `/v1/console/orders/${await ours()}`, { token: owner })
    ).body;
    const returned = await shop.call('POST', '/v1/console/after-sales/at-counter', {
      token: owner,
      body: {
        ...{ orderNumber: number, partStoreId: JIANGHAN, storeId: JIANGHAN, reason: 'no_reason' },
        lines: [{ line: 0, quantity: 1 }],
      },
    });
    expect(returned.status).toBe(201);
    await shop.deliver();
    const [push] = platform.taken;
    expect(push?.body).toMatchObject({ status: 'refunded', amountFen: 4_334 });
    const echo = {
      kind: 'refunded',
      refundNo: push?.body['refundNo'],
      lines: [{ article: DUCK, quantity: 1 }],
    };
    expect((await tell(echo)).body.outcome).toBe('ignored');
    expect(await shop.count('after_sales')).toBe(1);
    expect(await shop.stock(DUCK)).toMatchObject({ onHand: 9 });
  });

  test('what became of it goes back to the channel once, however often the event is delivered', async () => {
    await created();
    platform.answerFromNowOn('silent');
    await ship();
    await shop.deliver();
    expect(platform.taken).toEqual([]);
    platform.answerFromNowOn('ok');
    shop.clock.advance(60_000);
    await shop.deliver();
    expect(platform.taken).toMatchObject([
      {
        externalNo: no(),
        body: { status: 'shipped', carrier: '顺丰速运', trackingNumber: 'SF1234567890' },
      },
    ]);
  });

  test('an order that the shop will not serve is refused to its channel; a no of the channel is a task', async () => {
    await created([line('nobody-knows', 1)]);
    const [row] = await rows();
    const refuse = await shop.call('POST', `/v1/console/channel-orders/${row?.id}/refuse`, {
      ...{ token: owner, body: { reason: '商品已下架' } },
    });
    expect(refuse.status).toBe(200);
    await shop.deliver();
    expect(platform.taken).toMatchObject([{ body: { status: 'refused', reason: '商品已下架' } }]);
    expect((await created([line(DUCK, 1)], 9)).body.outcome).toBe('ignored');

    numbers += 1;
    await created([line('nobody-knows', 1)]);
    const [unheard] = await rows();
    platform.answerFromNowOn('refuse');
    const path = `/v1/console/channel-orders/${unheard?.id}`;
    await shop.call('POST', `${path}/refuse`, { token: owner, body: { reason: '商品已下架' } });
    await shop.deliver();
    expect((await rows('needsYou=true')).map(({ state, problems }) => [state, problems[0]?.code])).toEqual([
      ['REFUSED', 'push_refused'],
    ]);
    const seen = await shop.call('POST', `${path}/settle`, { token: owner });
    expect(seen).toMatchObject({ status: 200, body: { outcome: 'cancelled' } });
    expect(await rows('needsYou=true')).toEqual([]);
    platform.answerFromNowOn('ok');

    numbers += 1;
    await created();
    platform.answerFromNowOn('refuse');
    await ship();
    await shop.deliver();
    expect((await rows('needsYou=true'))[0]?.problems).toEqual([
      { code: 'push_refused', about: 'shipped: order_closed' },
    ]);
  });

  test('a till’s order is over the counter already', async () => {
    const sold = { ...content([line(DUCK, 1)], null), shippingFen: 0, isHandedOver: true };
    const answer = await tell({ kind: 'created', channel: 'pos', revision: 1, order: sold });
    expect(answer.body.outcome).toBe('taken');
    expect(await order()).toMatchObject({
      state: 'COMPLETED',
      channel: 'pos',
      groups: [{ state: 'PICKED_UP' }],
    });
    expect(await shop.stock(DUCK)).toMatchObject({ onHand: 9 });
  });

  test('only who answers for the whole shop tells and decides', async () => {
    const clerk = await shop.staff('jianghan');
    const body = { channel: 'douyin', externalNo: no(), kind: 'cancelled', revision: 1 };
    expect((await shop.call('POST', '/v1/console/channel-notices', { token: clerk, body })).status).toBe(403);
    expect((await shop.call('GET', '/v1/console/channel-orders', { token: clerk })).status).toBe(403);
  });
});
