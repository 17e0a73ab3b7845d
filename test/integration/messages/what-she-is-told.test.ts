import type { OrderId } from '#kernel';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { type MessageShop, messageShop, READY } from '../../support/message-shop.ts';
import { DUCK, JIANGHAN, OPENING_MS } from '../../support/small-shop.ts';

interface Sale {
  readonly order: { readonly id: OrderId };
}

describe.each(DATABASE_KINDS)('what members are told, on %s (SVC-04)', (kind) => {
  let given: MessageShop;
  let people = 0;
  const somebody = () => given.person(`w${kind}${++people}`);
  beforeAll(async () => {
    given = await messageShop(kind, false);
  }, OPENING_MS);
  afterAll(() => given.shop.close());
  beforeEach(() => given.sandbox.faults.clear());

  const told = (orderId: OrderId) =>
    given.shop.reads.all<{ kind: string; state: string; why: string | null }>(
      'select kind, send_state as state, why from messages where order_id = ? order by id',
      [orderId],
    );
  const purge = () => given.shop.job('privacy.purge');
  const soldAtCounter = async (customerToken?: string): Promise<OrderId> => {
    const token = await given.shop.staff('jianghan');
    const body = { storeId: JIANGHAN, lines: [{ skuId: DUCK, quantity: 1 }] };
    const sale = await given.shop.call<Sale>('POST', '/v1/console/till/sales', {
      ...{ token, body: customerToken === undefined ? body : { ...body, customerToken } },
    });
    const { id } = sale.body.order;
    const payCode = given.sandbox.pay.payCodes.issue('passes');
    await given.shop.call('POST', `/v1/console/till/sales/${id}/scans`, { token, body: { payCode } });
    await given.shop.deliver();
    expect(await given.shop.reads.all('select state from orders where id = ?', [id])).toEqual([
      { state: 'COMPLETED' },
    ]);
    return id;
  };
  const refunded = (orderId: OrderId, goodsFen: number) =>
    given.happened('after-sale.refunded', orderId, {
      ...{ afterSaleId: `as-${orderId}-${goodsFen}`, goodsFen, shippingFen: 0, orderRefundedFen: goodsFen },
      ...{ isWholeOrder: false, lines: [], refundedAt: given.shop.clock.now() },
    });

  test('goods that somebody handed over were picked up; what was given back instead was not', async () => {
    const lin = await somebody();
    const orderId = await lin.order();
    await given.happened('orders.group_picked_up', orderId, {
      memberId: lin.id,
      staffId: null,
      goodsPaidFen: 0,
    });
    expect(await lin.inbox()).toEqual([]);
    const facts = { memberId: lin.id, staffId: 'stf_1', goodsPaidFen: 12_900 };
    await given.happened('orders.group_picked_up', orderId, facts);
    expect(await lin.inbox()).toMatchObject([{ kind: 'picked_up' }]);
  });

  test('who pays at a counter and goes home with the goods is told of neither; of money that goes back she is', async () => {
    const lin = await somebody();
    const { body } = await given.shop.call<{ code: string }>('GET', '/v1/me/code', { token: lin.token() });
    const found = await given.shop.call<{ customerToken: string }>('POST', '/v1/console/till/customers', {
      ...{ token: await given.shop.staff('jianghan'), body: { storeId: JIANGHAN, code: body.code } },
    });
    const orderId = await soldAtCounter(found.body.customerToken);
    expect(await lin.unread()).toBe(0);
    await refunded(orderId, 500);
    expect(await lin.inbox()).toMatchObject([{ kind: 'refund_agreed' }]);
  });

  test('a stranger at a counter has no inbox, so nothing is kept for her', async () => {
    const orderId = await soldAtCounter();
    await refunded(orderId, 500);
    expect(await told(orderId)).toEqual([]);
  });

  test('a refund that was agreed promises no way back; without money in it there is none to tell of', async () => {
    const lin = await somebody();
    const orderId = await lin.order();
    await refunded(orderId, 0);
    expect(await lin.inbox()).toEqual([]);
    await refunded(orderId, 500);
    const [message] = await lin.inbox();
    expect(message?.text).toContain('¥5.00');
    expect(message?.text).not.toContain('原路');
    await given.happened('payments.refund_succeeded', orderId, { amountFen: 500, refundId: 'r1' });
    expect((await lin.inbox())[0]?.text).toContain('¥5.00 已按原路退回');
  });

  test('what the shop has no template for waits for nobody: it is in the inbox alone from the beginning (SVC-03)', async () => {
    const lin = await somebody();
    const orderId = await lin.order();
    await given.happened('orders.group_shipped', orderId);
    await given.happened('orders.group_ready', orderId);
    expect(await told(orderId)).toMatchObject([
      { kind: 'order_paid', state: 'NONE', why: 'no_template' },
      { kind: 'order_shipped', state: 'NONE', why: 'no_template' },
      { kind: 'pickup_ready', state: 'WAITING', why: null },
    ]);
  });

  test('sixty messages that are due leave in one turn (SVC-03)', async () => {
    const lin = await somebody();
    given.sandbox.subscriptions.addTemplate('tpl_lasting_002', { fields: ['thing1'], isLasting: true });
    const fields = [{ name: 'thing1', from: 'goods' }];
    await given.template({ templateId: 'tpl_lasting_002', isLasting: true, fields });
    await lin.accepts('tpl_lasting_002');
    const orderId = await lin.order();
    await given.happenedAtOnce(
      'orders.group_ready',
      Array.from({ length: 60 }, () => orderId),
    );
    await given.send();
    const sent = (await given.state(lin.id)).filter(({ state }) => state === 'SENT');
    expect(sent).toHaveLength(60);
    await given.template();
  });

  test('an allowance goes once it is used up or taken back, unless a message still holds it (PRV-08)', async () => {
    const [used, off, holding] = [await somebody(), await somebody(), await somebody()];
    for (const one of [used, off, off, holding]) await one.accepts();
    given.sandbox.subscriptions.switchOff(off.openid, READY);
    for (const one of [used, off]) await given.happened('orders.group_ready', await one.order());
    await given.send();
    await given.happened('orders.group_ready', await holding.order());
    given.sandbox.faults.add({ kind: 'refuse', provider: 'other' });
    await given.send();
    expect(await given.state(holding.id)).toMatchObject([{ state: 'WAITING', attempts: 1 }]);

    await purge();
    expect(await given.credits(used.id)).toBeUndefined();
    expect(await given.credits(off.id)).toBeUndefined();
    expect(await given.credits(holding.id)).toBe(0);

    // WeChat will never take it as it is: she has her allowance again, and that stays.
    await given.template({ fields: [{ name: 'thing1', from: 'goods' }] });
    given.sandbox.faults.clear();
    given.shop.clock.advance(60_000);
    await given.send();
    expect(await given.state(holding.id)).toMatchObject([{ state: 'DEAD' }]);
    await purge();
    expect(await given.credits(holding.id)).toBe(1);
    await given.template();
  });
});
