import { affectedRows } from '#db';
import { PAYMENTS } from '#modules/payments';
import { DATABASE_KINDS } from '../../support/databases.ts';
import {
  BLACK,
  BLACK_FEN,
  basket,
  DUCK,
  JIANGHAN,
  MERCHANT,
  OPENING_MS,
  type SmallShop,
  smallShop,
} from '../../support/small-shop.ts';
import type { BegunPaymentBody, OrderBody } from './order-body.ts';

const ADDRESS = { name: '陈晓雯', phone: '13800001234', region: '湖北省武汉市', detail: '江汉路 9 号' };
const RULES = {
  ...{ mode: 'rules', amountFromFen: null, piecesFrom: null, memberDaysBelow: null, refundsFrom: null },
  ...{ hours: 12, onSilence: 'approve' },
};

interface PricedBody extends Omit<OrderBody, 'groups'> {
  readonly discounts: readonly { readonly kind: string; readonly amountFen: number }[];
  readonly externalFen: number;
  readonly groups: (Omit<OrderBody['groups'][number], 'lines'> & {
    readonly payableFen: number;
    readonly lines: readonly { readonly totalFen: number; readonly discountFen: number }[];
  })[];
}

describe.each(DATABASE_KINDS)('the back office of orders on %s', (kind) => {
  let shop: SmallShop;
  let [shopper, clerk, owner] = ['', '', ''];

  beforeAll(async () => {
    shop = await smallShop(kind);
  }, OPENING_MS);
  afterAll(() => shop.close());
  // Sessions end while the hands of the clock are turned.
  const signIn = async () => {
    shopper = await shop.shopper('晓雯');
    clerk = await shop.staff('jianghan');
    owner = await shop.staff('owner');
  };
  beforeEach(async () => {
    await shop.startAfresh();
    await signIn();
  });

  const place = async (pieces: Record<string, number> = { [BLACK]: 2, [DUCK]: 1 }, fulfilment?: object) => {
    const body = { groups: basket(pieces, fulfilment) };
    return (await shop.call<PricedBody>('POST', '/v1/orders', { token: shopper, body })).body;
  };
  const paid = async (pieces?: Record<string, number>, fulfilment?: object) => {
    const order = await place(pieces, fulfilment);
    await shop.payByEvent({ id: order.id, payableFen: order.externalFen });
    await shop.deliver();
    return order;
  };
  const seen = async (id: string) =>
    (await shop.call<PricedBody>('GET', `/v1/orders/${id}`, { token: shopper })).body;
  const setRules = (rules: object) =>
    shop.call('PUT', '/v1/console/order-audit-rules', { token: owner, body: { ...RULES, ...rules } });
  /** Opens her wallet; answers with what it pays. */
  const begin = async (id: string): Promise<string> => {
    const wish = { token: shopper, body: { provider: 'wechat' } };
    const { status, body } = await shop.call<BegunPaymentBody>('POST', `/v1/orders/${id}/payment`, wish);
    expect(status).toBe(200);
    return body.params.package.replace('prepay_id=', '');
  };
  const decide = (id: string, decision: string, token = owner) =>
    shop.call('POST', `/v1/console/orders/${id}/audit`, { token, body: { decision } });
  const price = (id: string, goodsPaidFen: number, token = owner, key?: string) =>
    shop.call<PricedBody & { code?: string }>('POST', `/v1/console/orders/${id}/price`, {
      ...{ token, body: { storeId: JIANGHAN, goodsPaidFen, shippingFen: 0, reason: 'agreed' } },
      ...(key === undefined ? {} : { key }),
    });
  const list = async (query: string, token = clerk) =>
    (
      await shop.call<{ items: PricedBody[] }>('GET', `/v1/console/orders?${query}`, { token })
    ).body.items.map(({ id }) => id);

  describe('looking at paid orders first (ORD-04)', () => {
    afterEach(() => setRules({ mode: 'off' }));

    test('an order with many pieces waits after payment, and nothing of it is laid ready before somebody says yes', async () => {
      await setRules({ piecesFrom: 3 });
      const [small, large] = [await paid({ [DUCK]: 2 }), await paid({ [DUCK]: 3 })];
      expect((await seen(small.id)).groups[0]?.state).toBe('PREPARING');
      expect(await seen(large.id)).toMatchObject({ state: 'PAID', groups: [{ state: 'AUDIT' }] });
      const ready = { token: clerk, body: { storeId: JIANGHAN } };
      expect((await shop.call('POST', `/v1/console/orders/${large.id}/ready`, ready)).status).toBe(409);
      const queue = await shop.call('GET', '/v1/console/order-audits', { token: owner });
      expect(queue.body).toMatchObject({ items: [{ orderId: large.id, reasons: ['pieces'] }] });

      expect((await decide(large.id, 'approve', clerk)).status).toBe(403);
      expect((await decide(large.id, 'approve')).status).toBe(200);
      expect((await decide(large.id, 'reject')).status).toBe(409);
      expect((await shop.call('POST', `/v1/console/orders/${large.id}/ready`, ready)).status).toBe(200);
    });

    test('a no gives back all of the money and puts the goods on the shelf, once', async () => {
      await setRules({ mode: 'all' });
      const order = await place({ [BLACK]: 2 });
      await shop.outside.pay(await begin(order.id));
      await shop.deliver();
      expect(await shop.stock(BLACK)).toMatchObject({ onHand: 8 });
      const [yes, no] = await Promise.all([decide(order.id, 'reject'), decide(order.id, 'reject')]);
      expect([yes.status, no.status].toSorted()).toEqual([200, 409]);
      await shop.deliver();
      await shop.deliver();
      expect(await shop.stock(BLACK)).toMatchObject({ onHand: 10, available: 10 });
      expect(await seen(order.id)).toMatchObject({ state: 'REFUNDED', groups: [{ state: 'REFUNDED' }] });
      const refunds = await shop.reads.all<{ amount: number | string }>(
        'select amount_fen as amount from payment_refunds where order_id = ?',
        [order.id],
      );
      expect(refunds.map(({ amount }) => Number(amount))).toEqual([2 * BLACK_FEN]);
    });

    test('a no gives back what she had asked for herself as well, and nothing waits on', async () => {
      await setRules({ mode: 'all' });
      const order = await place({ [BLACK]: 2 });
      await shop.outside.pay(await begin(order.id));
      await shop.deliver();
      const wish = { orderId: order.id, storeId: JIANGHAN, type: 'REFUND_ONLY', reason: 'not_wanted' };
      const asked = await shop.call<{ id: string }>('POST', '/v1/me/after-sales', {
        ...{ token: shopper, body: { ...wish, lines: [{ line: 0, quantity: 1 }] } },
      });
      expect(asked.status).toBe(201);
      await decide(order.id, 'reject');
      await shop.deliver();
      await shop.deliver();
      const cancel = await shop.call('POST', `/v1/me/after-sales/${asked.body.id}/cancel`, {
        token: shopper,
      });
      expect(cancel.status).toBe(409);
      expect(await seen(order.id)).toMatchObject({ state: 'REFUNDED', groups: [{ state: 'REFUNDED' }] });
      expect(await shop.stock(BLACK)).toMatchObject({ onHand: 10, available: 10 });
      const refunds = await shop.reads.all<{ amount: number | string }>(
        'select amount_fen as amount from payment_refunds where order_id = ?',
        [order.id],
      );
      expect(refunds.map(({ amount }) => Number(amount))).toEqual([BLACK_FEN, BLACK_FEN]);
    });

    test('at the counter an order that is looked at is not called cancelled', async () => {
      await setRules({ mode: 'all' });
      const order = await paid({ [BLACK]: 1 });
      const { pickupCode } = (await seen(order.id)).groups[0] ?? {};
      const scan = await shop.call<{ reason: string }>('POST', '/v1/console/scan', {
        ...{ token: clerk, body: { storeId: JIANGHAN, code: pickupCode } },
      });
      expect(scan.body.reason).toContain('订单待审核');
    });

    test('silence decides after the hours that the owner set', async () => {
      await setRules({ mode: 'all', hours: 2 });
      const order = await paid();
      await shop.job('orders.end_audits');
      expect((await seen(order.id)).groups[0]?.state).toBe('AUDIT');
      shop.clock.advance(2 * 3_600_000);
      await signIn();
      await shop.job('orders.end_audits');
      expect((await seen(order.id)).groups[0]?.state).toBe('PREPARING');
    });

    test('only the owner makes the rules, and who changed them is kept', async () => {
      const body = { ...RULES, mode: 'all' };
      expect((await shop.call('PUT', '/v1/console/order-audit-rules', { token: clerk, body })).status).toBe(
        403,
      );
      await setRules({ amountFromFen: 50_000 });
      const read = await shop.call('GET', '/v1/console/order-audit-rules', { token: owner });
      expect(read.body).toMatchObject({ mode: 'rules', amountFromFen: 50_000 });
    });
  });

  describe('another price before payment (ORD-04)', () => {
    test('is shared over the lines to the fen, and what is paid follows', async () => {
      const order = await place();
      const goods = 2 * BLACK_FEN + 4_500;
      const answer = await price(order.id, goods - 1_001);
      expect(answer.status).toBe(200);
      const after = await seen(order.id);
      expect(after).toMatchObject({
        ...{ state: 'PENDING_PAY', payableFen: goods - 1_001, externalFen: goods - 1_001 },
        discounts: [{ kind: 'price_change', amountFen: 1_001 }],
      });
      const lines = after.groups[0]?.lines ?? [];
      expect(lines.reduce((sum, { totalFen }) => sum + totalFen, 0)).toBe(goods - 1_001);
      expect(lines.reduce((sum, { discountFen }) => sum + discountFen, 0)).toBe(1_001);
      expect((await shop.events('orders.price_changed'))[0]).toMatchObject({ afterFen: goods - 1_001 });
      await shop.payByEvent({ id: order.id, payableFen: goods - 1_001 });
      await shop.deliver();
      expect((await price(order.id, 100)).body.code).toBe('orders.price_settled');
    });

    test('goes down only, never below one fen, and is nothing for a clerk', async () => {
      const order = await place({ [DUCK]: 1 });
      expect((await price(order.id, 4_501)).body.code).toBe('orders.price_not_lower');
      expect((await price(order.id, 4_500)).body.code).toBe('orders.price_not_lower');
      expect((await price(order.id, 0)).body.code).toBe('orders.price_too_low');
      expect((await price(order.id, 100, clerk)).status).toBe(403);
      expect((await price(order.id, 1)).status).toBe(200);
    });

    test('the signed quote of the former price cannot bring it back', async () => {
      const groups = basket({ [DUCK]: 1 });
      const quote = await shop.call<{ quoteToken: string }>('POST', '/v1/quotes', {
        token: shopper,
        body: { groups },
      });
      const request = {
        token: shopper,
        body: { groups, quoteToken: quote.body.quoteToken },
        key: `quoted-${kind}-1`,
      };
      const { body: order } = await shop.call<PricedBody>('POST', '/v1/orders', request);
      await price(order.id, 3_000);
      expect((await shop.call<PricedBody>('POST', '/v1/orders', request)).body.id).toBe(order.id);
      expect((await seen(order.id)).payableFen).toBe(3_000);
    });

    test('pressed twice under one key it is one change', async () => {
      const order = await place({ [DUCK]: 1 });
      const [first, again] = [
        await price(order.id, 3_000, owner, `pr-${kind}-1`),
        await price(order.id, 3_000, owner, `pr-${kind}-1`),
      ];
      expect([first.status, again.status]).toEqual([200, 200]);
      expect(await shop.events('orders.price_changed')).toHaveLength(1);
    });

    test('a payment begun before it is ended at the provider, and the next one is for the other amount', async () => {
      const order = await place({ [DUCK]: 1 });
      await begin(order.id);
      expect((await price(order.id, 3_000)).status).toBe(200);
      await shop.outside.pay(await begin(order.id));
      await shop.deliver();
      const [event] = await shop.events('payments.payment_succeeded');
      expect(event).toMatchObject({ amountFen: 3_000 });
      expect((await seen(order.id)).groups[0]?.state).toBe('PREPARING');
    });

    test('the other amount that she paid is found out by asking, though its notice was lost', async () => {
      const order = await place({ [DUCK]: 1 });
      await begin(order.id);
      await price(order.id, 3_000);
      const prepayId = await begin(order.id);
      shop.outside.sandbox.faults.add({ kind: 'drop_notice' });
      await shop.outside.pay(prepayId);
      expect(await shop.events('payments.payment_succeeded')).toEqual([]);
      shop.clock.advance(20_000);
      await shop.job('payments.query_unfinished');
      expect((await shop.events('payments.payment_succeeded'))[0]).toMatchObject({ amountFen: 3_000 });
    });

    test('the process dies after the provider has closed her payment: she opens another one', async () => {
      const order = await place({ [DUCK]: 1 });
      const closed = await begin(order.id);
      const ended = await shop.house.container.get(PAYMENTS).endOpen(MERCHANT, order.id as never);
      expect(ended).toMatchObject({ isPayable: false });
      shop.clock.advance(20_000);
      await shop.job('payments.query_unfinished');
      const open = await begin(order.id);
      expect(open).not.toBe(closed);
      await shop.outside.pay(open);
      await shop.deliver();
      expect((await seen(order.id)).groups[0]?.state).toBe('PREPARING');
    });

    test('at the instant at which she pays, one of the two holds and never both', async () => {
      const order = await place({ [DUCK]: 1 });
      const prepayId = await begin(order.id);
      // The provider refuses a payment that was closed a moment before.
      const pays = shop.outside.pay(prepayId).catch(() => undefined);
      const [changed] = await Promise.all([price(order.id, 3_000), pays]);
      await shop.deliver();
      const after = await seen(order.id);
      const [event] = await shop.events('payments.payment_succeeded');
      if (changed.status === 200) expect([after.payableFen, event]).toEqual([3_000, undefined]);
      else expect([after.payableFen, event?.['amountFen']]).toEqual([4_500, 4_500]);
      const closed = await shop.house.container.get(PAYMENTS).close(MERCHANT, order.id as never);
      expect(closed).toBe(changed.status === 200 ? 'closed' : 'paid');
    });
  });

  describe('finding orders and writing about them (ORD-04)', () => {
    test('by state, number, time, article, channel and the end of the phone', async () => {
      const parcel = await place({ [DUCK]: 1 }, { type: 'delivery', address: ADDRESS });
      shop.clock.advance(1_000);
      const pickup = await paid({ [BLACK]: 1 });
      expect(await list('state=PREPARING')).toEqual([pickup.id]);
      expect(await list(`number=${parcel.number.slice(0, 12)}`)).toEqual([parcel.id]);
      expect(await list(`from=${shop.clock.now()}`)).toEqual([pickup.id]);
      expect(await list(`until=${shop.clock.now()}`)).toEqual([parcel.id]);
      expect(await list(`article=${encodeURIComponent('鸭脖')}`)).toEqual([parcel.id]);
      expect(await list('article=%25')).toEqual([]);
      expect(await list(`article=${BLACK}`)).toEqual([pickup.id]);
      expect(await list('phoneTail=1234')).toEqual([parcel.id]);
      expect(await list('phoneTail=4321')).toEqual([]);
      expect(await list('channel=douyin')).toEqual([]);
      expect(await list('channel=mini_program')).toEqual([pickup.id, parcel.id]);
      const rows = await shop.reads.all<{ phone_tail: string | null }>('select phone_tail from order_groups');
      for (const { phone_tail } of rows) expect(['1234', 'tail:1234']).not.toContain(phone_tail);
    });

    test('a name is found however its letters are written', async () => {
      const order = await place({ [DUCK]: 1 });
      await shop.unitOfWork.run((tx) =>
        affectedRows(tx, 'update order_lines set title = ? where order_id = ?', ['Ray 鸭脖', order.id]),
      );
      expect(await list('article=rAY')).toEqual([order.id]);
    });

    test('a remark is for staff alone and keeps no phone number', async () => {
      const order = await paid();
      const path = `/v1/console/orders/${order.id}/remarks`;
      const body = { words: '顾客来电 138 0000 1234，改周六取' };
      expect((await shop.call('POST', path, { token: clerk, body })).status).toBe(201);
      const read = await shop.call<{ items: { words: string }[] }>('GET', path, { token: clerk });
      expect(read.body.items[0]?.words).toBe('顾客来电 138****1234，改周六取');
      expect((await shop.call('GET', path, { token: shopper })).status).toBe(401);
      expect((await shop.call('GET', path, { token: await shop.staff('optics') })).status).toBe(403);
      expect(JSON.stringify(await seen(order.id))).not.toContain('改周六取');
    });

    test('the pick list and the receipt name goods and sums, and nobody', async () => {
      const order = await paid({ [DUCK]: 2 }, { type: 'delivery', address: ADDRESS });
      const print = async (what: string) =>
        (await shop.call<{ html: string }>('GET', `/v1/console/${what}`, { token: clerk })).body.html;
      const sheets = [
        await print(`pick-list?storeId=${JIANGHAN}`),
        await print(`orders/${order.id}/print?kind=pick&storeId=${JIANGHAN}`),
        await print(`orders/${order.id}/print?kind=receipt&storeId=${JIANGHAN}`),
      ];
      for (const html of sheets) {
        expect(html).toContain(order.number);
        expect(html).toContain('鸭脖礼盒');
        // The number of the order may hold the same digits.
        const rest = html.replaceAll(order.number, '');
        for (const word of ['陈', '1234', '江汉路 9 号']) expect(rest).not.toContain(word);
      }
      expect(sheets[2]).toContain('¥90.00');
    });
  });
});
