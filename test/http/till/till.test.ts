import { affectedRows } from '#db';
import { DAY_MS, MINUTE_MS, SECOND_MS } from '#kernel';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { couponTerms } from '../../support/marketing-house.ts';
import { type OffersShop, offersShop, type Wallet } from '../../support/offers-shop.ts';
import { DUCK, DUCK_FEN, JIANGHAN, MERCHANT, OPENING_MS, OPTICS } from '../../support/small-shop.ts';

interface Sale {
  readonly order: {
    readonly id: string;
    readonly state: string;
    readonly payableFen: number;
    readonly externalFen: number;
    readonly tenders: object[];
    readonly groups: readonly { readonly state: string; readonly pickupCode: string | null }[];
  };
  readonly payment: { readonly state: string; readonly words: string | null } | null;
  readonly code?: string;
}

describe.each(DATABASE_KINDS)('the till of a store, on %s', (kind) => {
  let shop: OffersShop;
  let clerk: string;
  let stranger: string;
  let lin: Wallet & { readonly name: string };
  let visits = 0;
  beforeAll(async () => {
    shop = await offersShop(kind);
    await signIn();
  }, OPENING_MS);
  beforeEach(async () => {
    await shop.startAfresh();
    visits += 1;
    const name = `lin-${visits}`;
    lin = { ...(await shop.newShopper(name)), name };
  });
  afterAll(() => shop.close());

  async function signIn(): Promise<void> {
    [clerk, stranger] = await Promise.all([shop.staff('jianghan'), shop.staff('optics')]);
  }
  const post = <Body = Sale & { readonly code?: string }>(
    path: string,
    body: object,
    token = clerk,
    key?: string,
  ) =>
    shop.call<Body>('POST', `/v1/console/till/${path}`, {
      token,
      body,
      ...(key === undefined ? {} : { key }),
    });
  const sell = (more: object = {}, key?: string) =>
    post('sales', { storeId: JIANGHAN, lines: [{ skuId: DUCK, quantity: 1 }], ...more }, clerk, key);
  const scan = (id: string, payCode: string, key?: string) =>
    post(`sales/${id}/scans`, { payCode }, clerk, key);
  const seen = (id: string, token = clerk) =>
    shop.call<Sale>('GET', `/v1/console/till/sales/${id}`, { token });
  const payCode = (what: 'passes' | 'asks' | 'poor') => shop.outside.sandbox.pay.payCodes.issue(what);

  async function customer(): Promise<string> {
    const { body } = await shop.call<{ code: string }>('GET', '/v1/me/code', { token: lin.token });
    const found = await post<{ customerToken: string }>('customers', { storeId: JIANGHAN, code: body.code });
    expect(found.status).toBe(200);
    return found.body.customerToken;
  }
  const mine = (method: string, path: string, body?: object) =>
    shop.call<Record<string, never>>(method, `/v1/me/stored-value/${path}`, {
      token: lin.token,
      ...(body === undefined ? {} : { body }),
    });
  const password = '135790';
  async function agree(limitFen: number, dayFen: number): Promise<number> {
    await mine('PUT', 'pay-password', { password });
    const { body } = await mine('GET', 'password-free');
    const { version } = (body as unknown as { terms: { version: string } }).terms;
    return (await mine('PUT', 'password-free', { limitFen, dayFen, password, termsVersion: version })).status;
  }

  /** As above, without the password, whose hash takes its time. */
  const hasAgreed = (limitFen: number, dayFen: number) =>
    shop.unitOfWork.run((tx) =>
      affectedRows(
        tx,
        `insert into stored_value_agreements (merchant_id, id, member_id, limit_fen, day_fen, terms_version, agreed_at, day,
           spent_fen) values (?, ?, ?, ?, ?, '2026-11', 1, '', 0)`,
        [MERCHANT, `agr-${lin.name}`, lin.memberId, limitFen, dayFen],
      ),
    );

  test('a stranger pays by her pay code and goes home with the goods: one order, complete at once (PAY-05)', async () => {
    const { status, body } = await sell();
    expect([status, body.order.state, body.payment]).toEqual([201, 'PENDING_PAY', null]);
    expect(await shop.stock(DUCK)).toEqual({ onHand: 10, available: 9, reserved: 1 });
    const paid = await scan(body.order.id, payCode('passes'));
    expect(paid.body.payment).toMatchObject({ state: 'PAID', words: null });
    await shop.deliver();
    const { order } = (await seen(body.order.id)).body;
    expect(order).toMatchObject({
      ...{ state: 'COMPLETED', tenders: [{ kind: 'wechat', amountFen: DUCK_FEN }] },
      groups: [{ state: 'PICKED_UP', pickupCode: null }],
    });
    expect(await shop.stock(DUCK)).toEqual({ onHand: 9, available: 9, reserved: 0 });
    // Who sold it has it to her credit (STO-07).
    const credited = [{ orderId: body.order.id, staffId: 'stf_jianghan', goodsPaidFen: DUCK_FEN }];
    expect(await shop.events('orders.group_picked_up')).toMatchObject(credited);
  });

  test('her card and the till show the coupons that she may use, those that run out first (MEM-04)', async () => {
    const templates = await Promise.all(
      [9, 2].map(async (days) => {
        const terms = couponTerms(shop.clock.now(), {
          title: `${days} 天的券`,
          validity: { kind: 'days', days, afterDays: 0 },
        });
        const owner = await shop.staff('owner');
        const made = await shop.call<{ id: string }>('POST', '/v1/console/coupon-templates', {
          ...{ token: owner, body: terms },
        });
        const body = { state: 'PUBLISHED' };
        await shop.call('PUT', `/v1/console/coupon-templates/${made.body.id}/state`, { token: owner, body });
        return made.body.id;
      }),
    );
    for (const templateId of templates)
      await shop.call('POST', '/v1/me/coupons', { token: lin.token, body: { templateId } });
    const shown = { couponCount: 2, coupons: [{ title: '2 天的券' }, { title: '9 天的券' }] };
    expect((await shop.call('GET', '/v1/me/card', { token: lin.token })).body).toMatchObject(shown);
    const { body } = await shop.call<{ code: string }>('GET', '/v1/me/code', { token: lin.token });
    const found = await post('customers', { storeId: JIANGHAN, code: body.code });
    expect(found.body).toMatchObject(shown);
    shop.clock.advance(3 * DAY_MS);
    const later = await shop.newShopper(lin.name);
    const left = { couponCount: 1, coupons: [{ title: '9 天的券' }] };
    expect((await shop.call('GET', '/v1/me/card', { token: later.token })).body).toMatchObject(left);
    await signIn();
  });

  describe('given back at the till (PAY-05)', () => {
    const paidSale = async (pieces: number) => {
      const { order } = (await sell({ lines: [{ skuId: DUCK, quantity: pieces }] })).body;
      await scan(order.id, payCode('passes'));
      await shop.deliver();
      const [row] = await shop.reads.all<{ number: string }>('select number from orders where id = ?', [
        order.id,
      ]);
      return { id: order.id, number: row?.number ?? '' };
    };
    interface Back {
      readonly state: string;
      readonly amountFen: number;
      readonly moneyWay: string | null;
      readonly code?: string;
    }
    const back = (orderNumber: string, more: object, token: string, key?: string) =>
      post<Back>(
        'refunds',
        { storeId: JIANGHAN, orderNumber, goods: 'sellable', reason: 'no_reason', ...more },
        token,
        key,
      );
    const askedFen = async (id: string) => {
      const [row] = await shop.reads.all<{ fen: number | null }>(
        'select cast(sum(amount_fen) as bigint) as fen from payment_refunds where order_id = ?',
        [id],
      );
      return Number(row?.fen ?? 0);
    };

    test('a stranger gets a piece back by the number on her receipt, then the rest; never twice, by the way she paid', async () => {
      const owner = await shop.staff('owner');
      const sale = await paidSale(3);
      const query = `refunds/options?storeId=${JIANGHAN}&orderNumber=${sale.number}`;
      const options = await shop.call('GET', `/v1/console/till/${query}`, { token: owner });
      expect(options.body).toMatchObject({ groups: [{ goods: 'received', lines: [{ openPieces: 3 }] }] });

      const one = { lines: [{ line: 0, quantity: 1 }] };
      const first = await back(sale.number, one, owner, `back-${lin.name}`);
      expect(first).toMatchObject({
        ...{ status: 201, body: { state: 'REFUNDING', moneyWay: 'original', amountFen: DUCK_FEN } },
      });
      expect(await back(sale.number, one, owner, `back-${lin.name}`)).toEqual(first);
      expect(await askedFen(sale.id)).toBe(DUCK_FEN);
      expect((await shop.stock(DUCK))?.available).toBe(8);

      const rest = await Promise.all([
        back(sale.number, { goods: 'damaged' }, owner),
        back(sale.number, { goods: 'kept' }, owner),
      ]);
      expect(rest.map(({ status }) => status).toSorted()).toEqual([201, 409]);
      expect(await askedFen(sale.id)).toBe(3 * DUCK_FEN);
      // Broken, or left with her: neither is sold again.
      expect((await shop.stock(DUCK))?.available).toBe(8);
      expect((await back(sale.number, {}, owner)).body.code).toBe('orders.not_refundable');
      expect(await shop.count("audit_log where action = 'after-sale.refund_at_till'")).toBe(2);
    });

    test('what a till of another system sold is not given back out of our drawer', async () => {
      const owner = await shop.staff('owner');
      const at = shop.clock.now();
      const line = { article: DUCK, title: '鸭脖礼盒', quantity: 1, unitPriceFen: 4_500, totalFen: 4_500 };
      const told = await shop.call('POST', '/v1/console/channel-notices', {
        token: owner,
        body: {
          ...{ channel: 'pos', externalNo: `POS-${visits}`, kind: 'created', revision: 1 },
          order: {
            ...{ storeId: JIANGHAN, placedAt: at, paidAt: at, shippingFen: 0, recipient: null },
            ...{ lines: [line], isHandedOver: true },
          },
        },
      });
      expect(told.body).toMatchObject({ outcome: 'taken' });
      const [row] = await shop.reads.all<{ number: string; state: string }>(
        `select o.number, g.state from orders o join order_groups g on g.order_id = o.id where o.channel = 'pos'`,
      );
      expect(row?.state).toBe('PICKED_UP');
      expect((await back(`${row?.number}`, {}, owner)).status).toBe(404);
      const query = `storeId=${JIANGHAN}&orderNumber=${row?.number}`;
      const options = await shop.call('GET', `/v1/console/till/refunds/options?${query}`, { token: owner });
      expect(options.status).toBe(404);
      expect(await shop.count('after_sales')).toBe(0);
    });

    test('only a sale of this till, and only by who may hand money back', async () => {
      const owner = await shop.staff('owner');
      const sale = await paidSale(1);
      expect((await back(sale.number, {}, clerk)).status).toBe(403);
      expect((await back(sale.number, { storeId: OPTICS }, owner)).status).toBe(404);
      expect((await back('20261121000000000000', {}, owner)).status).toBe(404);
      const unpaid = (await sell()).body.order;
      const [row] = await shop.reads.all<{ number: string }>('select number from orders where id = ?', [
        unpaid.id,
      ]);
      expect((await back(row?.number ?? '', {}, owner)).status).toBe(404);
      expect(await askedFen(sale.id)).toBe(0);
    });
  });

  test('too little money, then another code; the sale stays open in between and says why (PAY-05)', async () => {
    const { order } = (await sell()).body;
    const poor = await scan(order.id, payCode('poor'));
    expect(poor.body.payment).toMatchObject({ state: 'NOT_PAID', words: '顾客余额不足' });
    expect((await scan(order.id, payCode('passes'))).body.payment).toMatchObject({ state: 'PAID' });
    await shop.deliver();
    expect((await seen(order.id)).body.order.state).toBe('COMPLETED');
  });

  test('the same request again, and the same code again, charge nothing twice (PAY-05)', async () => {
    const { order } = (await sell({}, 'sale-key-1')).body;
    expect((await sell({}, 'sale-key-1')).body.order.id).toBe(order.id);
    const code = payCode('passes');
    await scan(order.id, code, 'scan-key-1');
    expect((await scan(order.id, code, 'scan-key-1')).body.payment).toMatchObject({ state: 'PAID' });
    expect((await scan(order.id, code, 'scan-key-2')).body.payment).toMatchObject({ state: 'PAID' });
    expect(await shop.count(`payment_scans where order_id = '${order.id}'`)).toBe(1);
  });

  test('a sale is cancelled once and written down once, however often the till asks (PAY-05, X-04)', async () => {
    const { order } = (await sell()).body;
    const cancel = () => post(`sales/${order.id}/cancel`, {}, clerk, `cancel-of-${lin.name}`);
    expect([(await cancel()).status, (await cancel()).status]).toEqual([200, 200]);
    expect(await shop.count(`audit_log where action = 'till.cancel' and subject = 'order:${order.id}'`)).toBe(
      1,
    );
  });

  test('cancelled while she types her password: reversed first, then the goods are back on the shelf (PAY-05)', async () => {
    const { order } = (await sell()).body;
    await scan(order.id, payCode('asks'));
    expect((await post(`sales/${order.id}/cancel`, {})).status).toBe(503);
    shop.clock.advance(20 * SECOND_MS);
    await shop.job('payments.pursue_scans');
    const ended = await post(`sales/${order.id}/cancel`, {});
    expect([ended.status, ended.body.order.state]).toEqual([200, 'CANCELLED']);
    expect(await shop.stock(DUCK)).toEqual({ onHand: 10, available: 10, reserved: 0 });
    expect((await scan(order.id, payCode('passes'))).status).toBe(409);
  });

  test('a member: her code counts once, her price and points count, and the order is hers (PAY-05, MEM-04)', async () => {
    await shop.givePoints(lin, 1_000);
    const customerToken = await customer();
    const quote = await post<{ payableFen: number; points: { burn: number } }>('quotes', {
      ...{ storeId: JIANGHAN, customerToken, lines: [{ skuId: DUCK, quantity: 1 }], points: 'max' },
    });
    expect(quote).toMatchObject({ status: 200 });
    const { order } = (await sell({ customerToken, points: 'max' })).body;
    expect(order.payableFen).toBe(quote.body.payableFen);
    expect(quote.body.points.burn).toBeGreaterThan(0);
    await scan(order.id, payCode('passes'));
    await shop.deliver();
    const own = await shop.call<{ items: { id: string }[] }>('GET', '/v1/orders', { token: lin.token });
    expect(own.body.items.map(({ id }) => id)).toEqual([order.id]);
  });

  test('the same scan asked for again makes her known no longer than the first one did (PAY-05, MEM-04)', async () => {
    await signIn();
    const { body } = await shop.call<{ code: string }>('GET', '/v1/me/code', { token: lin.token });
    const scanned = () =>
      post<{ customerToken: string }>(
        ...(['customers', { storeId: JIANGHAN, code: body.code }, clerk, `scan-of-${lin.name}`] as const),
      );
    expect((await scanned()).status).toBe(200);
    shop.clock.advance(10 * MINUTE_MS);
    const { customerToken } = (await scanned()).body;
    const quote = () =>
      post('quotes', { storeId: JIANGHAN, customerToken, lines: [{ skuId: DUCK, quantity: 1 }] });
    expect((await quote()).status).toBe(200);
    shop.clock.advance(6 * MINUTE_MS);
    const over = { status: 409, body: { code: 'till.customer_over' } };
    expect(await quote()).toMatchObject(over);
    expect(await scanned()).toMatchObject(over);
  });

  test('a sale asked for again after her code is over is the sale that was made, and no second one (PAY-05, X-04)', async () => {
    await signIn();
    const customerToken = await customer();
    const again = () => sell({ customerToken }, `sale-of-${lin.name}`);
    const { order } = (await again()).body;
    shop.clock.advance(16 * MINUTE_MS);
    expect(await again()).toMatchObject({ status: 201, body: { order: { id: order.id } } });
    expect(await sell({ customerToken })).toMatchObject({
      ...{ status: 409, body: { code: 'till.customer_over' } },
    });
    expect(await shop.count('order_till_sales')).toBe(1);
  });

  test('paid on her phone after the sale was over: the goods wait for her at the store, nobody took them home (PAY-05)', async () => {
    await signIn();
    const { order } = (await sell({ customerToken: await customer() })).body;
    shop.clock.advance(20 * MINUTE_MS);
    await shop.job('orders.close_overdue');
    expect((await seen(order.id)).body.order.state).toBe('CLOSED');
    await shop.payByEvent(order);
    await shop.deliver();
    const own = await shop.call<Sale['order']>('GET', `/v1/orders/${order.id}`, { token: lin.token });
    expect(own.body).toMatchObject({
      ...{ state: 'PAID', groups: [{ state: 'PREPARING', pickupCode: expect.any(String) }] },
    });
    expect(await shop.events('orders.group_picked_up')).toEqual([]);
    expect(await shop.stock(DUCK)).toEqual({ onHand: 9, available: 9, reserved: 0 });
  });

  test('stored value without the password needs her yes, within her limit and her day; revoked it ends at once (PAY-05)', async () => {
    await shop.giveStoredValue(lin, 50_000);
    const customerToken = await customer();
    const byCard = () => sell({ customerToken, storedValueFen: DUCK_FEN });
    expect(await byCard()).toMatchObject({ status: 403, body: { code: 'stored-value.approval_needed' } });
    expect(await agree(DUCK_FEN, 2 * DUCK_FEN)).toBe(204);
    expect((await byCard()).body.order.state).toBe('COMPLETED');
    expect((await byCard()).body.order.state).toBe('COMPLETED');
    // Her day is used up.
    expect((await byCard()).status).toBe(403);
    shop.clock.advance(24 * 60 * MINUTE_MS);
    await signIn();
    lin = { ...lin, token: await shop.shopper(lin.name) };
    const tomorrow = await customer();
    expect((await sell({ customerToken: tomorrow, storedValueFen: DUCK_FEN })).status).toBe(201);
    expect((await mine('DELETE', 'password-free')).status).toBe(204);
    expect((await sell({ customerToken: tomorrow, storedValueFen: DUCK_FEN })).status).toBe(403);
    expect((await shop.card(lin)).free).toBe(50_000 - 3 * DUCK_FEN);
    expect(await shop.faults()).toEqual([]);
  });

  test('above her limit she confirms on her own phone with her pay password, for one payment (PAY-05)', async () => {
    await shop.giveStoredValue(lin, 50_000);
    await mine('PUT', 'pay-password', { password });
    await hasAgreed(1_000, 1_000);
    const customerToken = await customer();
    const ask = () =>
      post<{ id: string; state: string }>('requests', {
        storeId: JIANGHAN,
        customerToken,
        amountFen: DUCK_FEN,
      });
    const { body: asked } = await ask();
    const pay = (requestId: string) => sell({ customerToken, storedValueFen: DUCK_FEN, requestId });
    expect((await pay(asked.id)).status).toBe(409);
    const [open] = (await mine('GET', 'requests')).body['items'] as unknown as {
      id: string;
      amountFen: number;
    }[];
    expect(open).toMatchObject({ id: asked.id, amountFen: DUCK_FEN });
    expect((await mine('POST', `requests/${asked.id}/approve`, { password: '000000' })).status).toBe(403);
    expect((await mine('POST', `requests/${asked.id}/approve`, { password })).status).toBe(200);
    const polled = await shop.call<{ state: string }>(
      ...(['GET', `/v1/console/till/requests/${asked.id}?storeId=${JIANGHAN}`, { token: clerk }] as const),
    );
    expect(polled.body.state).toBe('APPROVED');
    expect((await pay(asked.id)).body.order.state).toBe('COMPLETED');
    expect((await pay(asked.id)).status).toBe(409);

    const declined = (await ask()).body.id;
    await mine('POST', `requests/${declined}/decline`);
    expect((await pay(declined)).status).toBe(409);
    const late = (await ask()).body.id;
    shop.clock.advance(4 * MINUTE_MS);
    expect((await mine('POST', `requests/${late}/approve`, { password })).status).toBe(409);
    expect((await shop.card(lin)).free).toBe(50_000 - DUCK_FEN);
  });

  test('stored value and a pay code share one sale; cancelled, the card gets its part back (PAY-05, PAY-04)', async () => {
    await shop.giveStoredValue(lin, 2_000);
    await hasAgreed(2_000, 10_000);
    const customerToken = await customer();
    const { order } = (await sell({ customerToken, storedValueFen: 2_000 })).body;
    expect([order.state, order.externalFen]).toEqual(['PENDING_PAY', DUCK_FEN - 2_000]);
    expect(await shop.card(lin)).toEqual({ free: 0, held: 2_000 });
    expect((await post(`sales/${order.id}/cancel`, {})).status).toBe(200);
    expect(await shop.card(lin)).toEqual({ free: 2_000, held: 0 });
    const second = (await sell({ customerToken, storedValueFen: 2_000 })).body.order;
    await scan(second.id, payCode('passes'));
    await shop.deliver();
    expect((await seen(second.id)).body.order.tenders).toEqual([
      { kind: 'stored_value', amountFen: 2_000 },
      { kind: 'wechat', amountFen: DUCK_FEN - 2_000 },
    ]);
  });

  test('two tills at once spend her daily sum once (PAY-05)', async () => {
    await shop.giveStoredValue(lin, 50_000);
    await hasAgreed(DUCK_FEN, DUCK_FEN);
    const customerToken = await customer();
    const answers = await Promise.all([1, 2, 3].map(() => sell({ customerToken, storedValueFen: DUCK_FEN })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 403, 403]);
    expect((await shop.card(lin)).free).toBe(50_000 - DUCK_FEN);
  });

  test('staff of another store neither sells here, nor sees, scans or ends the sale (PAY-05)', async () => {
    const { order } = (await sell()).body;
    const here = { storeId: JIANGHAN, lines: [{ skuId: DUCK, quantity: 1 }] };
    expect((await post('sales', here, stranger)).status).toBe(403);
    expect((await seen(order.id, stranger)).status).toBe(403);
    expect((await post(`sales/${order.id}/scans`, { payCode: payCode('passes') }, stranger)).status).toBe(
      403,
    );
    expect((await post(`sales/${order.id}/cancel`, {}, stranger)).status).toBe(403);
    const customerToken = await customer();
    const there = { storeId: OPTICS, customerToken, lines: [{ skuId: DUCK, quantity: 1 }] };
    expect(await post('quotes', there, stranger)).toMatchObject({
      status: 409,
      body: { code: 'till.customer_over' },
    });
  });

  test('a member code is no pay code, goods in a hand are no code at all (PAY-05)', async () => {
    const { order } = (await sell()).body;
    const { body } = await shop.call<{ code: string }>('GET', '/v1/me/code', { token: lin.token });
    expect(await scan(order.id, body.code)).toMatchObject({
      status: 422,
      body: { code: 'till.member_code' },
    });
    expect(await scan(order.id, '6901234567892')).toMatchObject({
      ...{ status: 422, body: { code: 'payments.not_a_pay_code' } },
    });
    expect((await post('customers', { storeId: JIANGHAN, code: '281234567890123456' })).status).toBe(409);
  });

  test('an order that she has begun to pay on her phone is not charged at the till too (PAY-05)', async () => {
    const customerToken = await customer();
    const { order } = (await sell({ customerToken })).body;
    const begun = await shop.call('POST', `/v1/orders/${order.id}/payment`, {
      ...{ token: lin.token, body: { provider: 'wechat' } },
    });
    expect(begun.status).toBe(200);
    expect(await scan(order.id, payCode('passes'))).toMatchObject({
      ...{ status: 409, body: { code: 'payments.begun_online' } },
    });
    const other = (await sell({ customerToken })).body.order;
    await scan(other.id, payCode('asks'));
    const late = await shop.call('POST', `/v1/orders/${other.id}/payment`, {
      ...{ token: lin.token, body: { provider: 'wechat' } },
    });
    expect(late).toMatchObject({ status: 409, body: { code: 'payments.at_the_till' } });
  });

  test('a sale that nobody pays is closed after its time, and its goods go back (PAY-05)', async () => {
    const { order } = (await sell()).body;
    shop.clock.advance(20 * MINUTE_MS);
    await shop.job('orders.close_overdue');
    expect((await seen(order.id)).body.order.state).toBe('CLOSED');
    expect(await shop.stock(DUCK)).toEqual({ onHand: 10, available: 10, reserved: 0 });
  });

  describe('somebody who is no member yet tells her phone (MEM-15)', () => {
    const phoneOf = () => `1390000${String(1_000 + visits)}`;
    const signsIn = async (phone: string) => {
      await shop.call('POST', '/v1/auth/sms', { body: { phone } });
      const [text] = shop.outside.sandbox.sms.messages(`+86${phone}`);
      const body = { phone, code: text?.params[0], acceptsTerms: true };
      return (await shop.call<{ accessToken: string }>('POST', '/v1/auth/sms/verify', { body })).body
        .accessToken;
    };
    const pending = async (token: string) =>
      (await shop.call<{ pending: number }>('GET', '/v1/me/points', { token })).body.pending;
    const paidBy = async (phone: string) => {
      const { status, body } = await sell({ phone });
      expect(status).toBe(201);
      await scan(body.order.id, payCode('passes'));
      await shop.deliver();
      return body.order.id;
    };

    test('her sales are hers when she signs in and accepts the terms, and then they earn points', async () => {
      const phone = phoneOf();
      const lots = await shop.count('points_lots');
      const first = await paidBy(phone);
      const second = await paidBy(phone);
      const rows = await shop.reads.all<{ member_id: string }>(
        'select distinct member_id from orders where id in (?, ?)',
        [first, second],
      );
      expect(rows).toHaveLength(1);
      expect(await shop.count('points_lots')).toBe(lots);
      const token = await signsIn(phone);
      await shop.deliver();
      expect(await pending(token)).toBe((2 * DUCK_FEN) / 100);
      // From now on a phone that anybody may tell opens nothing of hers.
      expect((await sell({ phone })).body.code).toBe('till.member_code_needed');
    });

    test('who asks whose a phone is sells something or is told nothing, is written down, and soon has to wait', async () => {
      const phone = phoneOf();
      const told = () =>
        shop.reads.all<{ actor: string; subject: string }>(
          "select actor, subject from audit_log where action = 'till.refuse_phone' order by seq",
        );
      const before = (await told()).length;
      const { order } = (await sell({ phone }, `told-${lin.name}`)).body;
      await signsIn(phone);
      const nothing = { phone, lines: [{ skuId: 'sku_none', quantity: 1 }] };
      expect((await sell(nothing)).body.code).toBe('orders.item_unavailable');
      expect((await sell({ phone, storedValueFen: 100 })).body.code).toBe('till.member_needed');
      // What was sold before is no question.
      expect((await sell({ phone }, `told-${lin.name}`)).body.order.id).toBe(order.id);
      expect(await told()).toHaveLength(before);
      expect((await sell({ phone })).body.code).toBe('till.member_code_needed');
      const [owner] = await shop.reads.all<{ member_id: string }>(
        'select member_id from orders where id = ?',
        [order.id],
      );
      expect((await told()).slice(before)).toEqual([
        { actor: 'stf_jianghan', subject: `member:${owner?.member_id}` },
      ]);
      const { body } = await shop.call<{ paths: Record<string, { post: { responses: object } }> }>(
        'GET',
        '/openapi.json',
      );
      expect(body.paths['/v1/console/till/sales']?.post.responses).toHaveProperty('429');
    });

    test('what went back before she came earns nothing; nobody pays with what only a member has', async () => {
      const phone = phoneOf();
      const sale = await paidBy(phone);
      const kept = await paidBy(phone);
      expect(kept).not.toBe(sale);
      const [{ number } = { number: '' }] = await shop.reads.all<{ number: string }>(
        'select number from orders where id = ?',
        [sale],
      );
      const back = { storeId: JIANGHAN, orderNumber: number, goods: 'sellable', reason: 'no_reason' };
      expect((await post('refunds', back, await shop.staff('owner'))).status).toBe(201);
      await shop.deliver();
      await shop.outside.sandbox.tick();
      await shop.deliver();
      expect((await sell({ phone, storedValueFen: 100 })).body.code).toBe('till.member_needed');
      expect((await sell({ phone: 'no phone' })).status).toBe(400);
      expect((await sell({ phone, customerToken: await customer() })).status).toBe(400);
      const token = await signsIn(phone);
      await shop.deliver();
      expect(await pending(token)).toBe(DUCK_FEN / 100);
    });
  });

  describe('a stranger pays by the code in her wallet (MEM-15)', () => {
    const openidOf = (name: string) => {
      const person = shop.outside.sandbox.codes.redeem(`demo:${name}`);
      return 'openid' in person ? person.openid : '';
    };
    const wallet = (name: string) => shop.outside.sandbox.pay.payCodes.issue('passes', openidOf(name));
    const paidBy = async (name: string, sale: object = {}) => {
      const { status, body } = await sell(sale);
      expect(status).toBe(201);
      expect((await scan(body.order.id, wallet(name))).body.payment).toMatchObject({ state: 'PAID' });
      await shop.deliver();
      return body.order.id;
    };
    const buyersOf = async (...orders: string[]) =>
      (
        await shop.reads.all<{ member_id: string }>(
          `select distinct member_id from orders where id in (${orders.map(() => '?').join(', ')})`,
          orders,
        )
      ).map(({ member_id }) => member_id);
    const pending = async (token: string) =>
      (await shop.call<{ pending: number }>('GET', '/v1/me/points', { token })).body.pending;

    test('what she bought twice is one shadow’s, earns nothing yet, and is hers once she accepts the terms', async () => {
      const name = `wallet-${lin.name}`;
      const lots = await shop.count('points_lots');
      const sales = [await paidBy(name), await paidBy(name)] as const;
      const [shadow, ...others] = await buyersOf(...sales);
      expect(others).toEqual([]);
      expect(await shop.count('points_lots')).toBe(lots);
      const known = JSON.stringify(await shop.reads.all('select * from member_identities'));
      expect(known).not.toContain(openidOf(name));

      const her = await shop.newShopper(name);
      await shop.deliver();
      expect(her.memberId).toBe(shadow);
      expect(await pending(her.token)).toBe((2 * DUCK_FEN) / 100);
    });

    test('a member who forgot to show her code gets the sale and its points all the same', async () => {
      const sale = await paidBy(lin.name);
      expect(await buyersOf(sale)).toEqual([lin.memberId]);
      expect(await pending(lin.token)).toBe(DUCK_FEN / 100);
      expect(await shop.faults()).toEqual([]);
    });

    test('whose wallet pays for a member, or for a phone that was told, is not taken for her', async () => {
      const [husband, phone] = [`husband-${lin.name}`, `1380000${String(1_000 + visits)}`];
      const [hers] = await buyersOf(await paidBy(husband, { customerToken: await customer() }));
      const [told] = await buyersOf(await paidBy(husband, { phone }));
      const his = await shop.newShopper(husband);
      expect(hers).toBe(lin.memberId);
      expect([hers, told]).not.toContain(his.memberId);
    });

    test.each([
      ['user id', () => `2088${String(102_100_000_000 + visits)}`],
      ['open id, of an app that is told no user ids', () => `074a1CcTG1LelxKe4xQC0zgNdId0nxi9${visits}`],
    ])('by Alipay she is known by her %s: one shadow, until it is known who she is', async (_what, idOf) => {
      const [id, lots] = [idOf(), await shop.count('points_lots')];
      const paidByAlipay = async () => {
        const { order } = (await sell()).body;
        const code = shop.outside.sandbox.alipay.payCodes.issue('passes', id);
        expect((await scan(order.id, code)).body.payment).toMatchObject({ state: 'PAID' });
        await shop.deliver();
        return order.id;
      };
      const sales = [await paidByAlipay(), await paidByAlipay()] as const;
      const [shadow = '', ...others] = await buyersOf(...sales);
      expect(others).toEqual([]);
      expect(await shop.count('points_lots')).toBe(lots);
      const kept = await Promise.all(
        ['member_identities', 'outbox', 'payment_intents'].map((table) =>
          shop.reads.all(`select * from ${table}`),
        ),
      );
      expect(JSON.stringify(kept)).not.toContain(id);

      const body = { memberIds: [shadow, lin.memberId] };
      const merged = await shop.call('POST', '/v1/console/member-merges', {
        ...{ token: await shop.staff('owner'), body },
      });
      expect(merged.status).toBe(201);
      await shop.deliver();
      expect(await pending(lin.token)).toBe((2 * DUCK_FEN) / 100);
      expect(await buyersOf(await paidByAlipay())).toEqual([lin.memberId]);
      expect(await pending(lin.token)).toBe((3 * DUCK_FEN) / 100);
      expect(await shop.faults()).toEqual([]);
    });

    test('two of her sales that are paid at once make one shadow', async () => {
      const name = `twice-${lin.name}`;
      const orders = await Promise.all([sell(), sell()]);
      const ids = orders.map(({ body }) => body.order.id);
      await Promise.all(ids.map((id) => scan(id, wallet(name))));
      await shop.deliver();
      expect(await buyersOf(...ids)).toHaveLength(1);
    });
  });
});
