import { affectedRows } from '#db';
import { MINUTE_MS, SECOND_MS } from '#kernel';
import { DATABASE_KINDS } from '../../support/databases.ts';
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
    expect(await shop.events('orders.group_picked_up')).toHaveLength(1);
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
});
