import { DAY_MS, HOUR_MS, MINUTE_MS } from '#kernel';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { type MessageShop, messageShop, READY } from '../../support/message-shop.ts';
import { OPENING_MS } from '../../support/small-shop.ts';

describe.each(DATABASE_KINDS)('subscribe messages, on %s (SVC-03)', (kind) => {
  let given: MessageShop;
  let people = 0;
  const somebody = () => given.person(`s${kind}${++people}`);
  beforeAll(async () => {
    given = await messageShop(kind, false);
  }, OPENING_MS);
  afterAll(() => given.shop.close());
  beforeEach(() => given.sandbox.faults.clear());

  test('without a grant nothing leaves: the inbox alone tells her', async () => {
    const lin = await somebody();
    await given.happened('orders.group_ready', await lin.order());
    await given.send();

    expect(await lin.inbox()).toMatchObject([{ kind: 'pickup_ready', title: '可以取货了', readAt: null }]);
    expect(await given.state(lin.id)).toMatchObject([{ state: 'NONE', why: 'no_credit' }]);
    expect(given.sandbox.subscriptions.sent().filter(({ openid }) => openid === lin.openid)).toEqual([]);
  });

  test('one yes allows one message, with what the template asks for and the way to the order', async () => {
    const lin = await somebody();
    expect(await lin.accepts()).toBe(1);
    const [first, second] = [await lin.order(), await lin.order()];
    await given.happened('orders.group_ready', first);
    await given.happened('orders.group_ready', second);
    await given.send();
    await given.send();

    const sent = given.sandbox.subscriptions.sent().filter(({ openid }) => openid === lin.openid);
    expect(sent).toMatchObject([
      {
        templateId: READY,
        page: `pages/order/index?id=${first}`,
        values: { thing1: '商品', character_string2: first },
      },
    ]);
    expect(await given.state(lin.id)).toMatchObject([{ state: 'SENT' }, { state: 'NONE', why: 'no_credit' }]);
    expect(await given.credits(lin.id)).toBe(0);
  });

  test('a yes that the phone tells twice under one key is one credit', async () => {
    const lin = await somebody();
    await lin.accepts(READY, `grant-once-${lin.id}`);
    await lin.accepts(READY, `grant-once-${lin.id}`);
    expect(await given.credits(lin.id)).toBe(1);
    const unknown = { answers: [{ templateId: 'tpl_of_nobody_1', answer: 'accept' }] };
    const told = await given.shop.call('POST', '/v1/me/message-grants', {
      token: lin.token(),
      body: unknown,
    });
    expect(told.body).toEqual({ counted: 0 });
  });

  test('the same event told any number of times is one message', async () => {
    const lin = await somebody();
    const orderId = await lin.order();
    await given.happened('orders.group_ready', orderId);
    await given.shop.unitOfWork.run(async (tx) => {
      const { affectedRows } = await import('#db');
      await affectedRows(tx, "delete from outbox_deliveries where handler = 'messages.tell_of_orders'");
      await affectedRows(tx, 'update outbox set delivered_at = null where payload like ?', [`%${orderId}%`]);
    });
    await given.shop.deliver();
    expect(await lin.inbox()).toHaveLength(1);
  });

  test('two processes that send at once take one credit and send one message', async () => {
    const lin = await somebody();
    await lin.accepts();
    await lin.accepts();
    await given.happened('orders.group_ready', await lin.order());
    await Promise.all([given.send(), given.send(), given.send()]);

    expect(given.sandbox.subscriptions.sent().filter(({ openid }) => openid === lin.openid)).toHaveLength(1);
    expect(await given.credits(lin.id)).toBe(1);
  });

  test('43101: she refuses, so all her credits are gone and nothing is tried again', async () => {
    const lin = await somebody();
    await lin.accepts();
    await lin.accepts();
    given.sandbox.subscriptions.switchOff(lin.openid, READY);
    await given.happened('orders.group_ready', await lin.order());
    await given.happened('orders.group_ready', await lin.order());
    await given.send();
    await given.send();

    expect(await given.credits(lin.id)).toBe(0);
    expect(await given.state(lin.id)).toMatchObject([{ state: 'REFUSED', why: '43101' }, { state: 'NONE' }]);
  });

  test('47003: a dead message gives its credit back, is seen by the owner, and leaves once the template is right', async () => {
    const lin = await somebody();
    await lin.accepts();
    await given.template({ fields: [{ name: 'thing1', from: 'goods' }] });
    await given.happened('orders.group_ready', await lin.order());
    await given.send();
    expect(await given.credits(lin.id)).toBe(1);

    const listed = await given.shop.call<{ items: { id: string }[] }>('GET', '/v1/console/messages/dead', {
      token: given.owner(),
    });
    expect(listed.body).toMatchObject({ items: [{ kind: 'pickup_ready', why: '47003', attempts: 1 }] });
    expect(JSON.stringify(listed.body)).not.toContain(lin.openid);

    await given.template();
    const [dead] = listed.body.items;
    const redrive = () =>
      given.shop.call('POST', `/v1/console/messages/${dead?.id}/redrive`, { token: given.owner() });
    expect((await redrive()).body).toMatchObject({ redriven: true });
    expect((await redrive()).body).toMatchObject({ redriven: false });
    await given.send();
    expect(await given.state(lin.id)).toMatchObject([{ state: 'SENT' }]);
    expect(await given.credits(lin.id)).toBe(0);
    expect(
      await given.shop.call('POST', '/v1/console/messages/none/redrive', { token: given.owner() }),
    ).toMatchObject({
      status: 404,
      body: { code: 'messages.not_found' },
    });
  });

  test('WeChat that fails is asked again with growing pauses for a day, under the one credit', async () => {
    const lin = await somebody();
    await lin.accepts();
    await given.happened('orders.group_ready', await lin.order());
    given.sandbox.faults.add({ kind: 'refuse', provider: 'other', times: 1_000 });
    await given.send();
    expect(await given.state(lin.id)).toMatchObject([{ state: 'WAITING', attempts: 1 }]);
    await given.send();
    expect(await given.state(lin.id)).toMatchObject([{ attempts: 1 }]);
    expect(await given.credits(lin.id)).toBe(0);

    given.sandbox.faults.clear();
    given.shop.clock.advance(MINUTE_MS);
    await given.send();
    expect(await given.state(lin.id)).toMatchObject([{ state: 'SENT', attempts: 2 }]);
  });

  test('an answer that was lost is asked for again: she was told once, and WeChat says that nothing is left', async () => {
    const lin = await somebody();
    await lin.accepts();
    await given.happened('orders.group_ready', await lin.order());
    await given.send();
    await lin.accepts();
    await given.happened('orders.group_ready', await lin.order());
    given.sandbox.faults.add({ kind: 'lose_answer', provider: 'other' });
    await given.send();
    expect(await given.state(lin.id)).toMatchObject([
      { state: 'SENT' },
      { state: 'WAITING', why: 'no_answer' },
    ]);
    given.shop.clock.advance(MINUTE_MS);
    await given.send();
    expect(await given.state(lin.id)).toMatchObject([{ state: 'SENT' }, { state: 'REFUSED' }]);
    expect(given.sandbox.subscriptions.sent().filter(({ openid }) => openid === lin.openid)).toHaveLength(2);
  });

  test('a token that WeChat no longer takes is renewed, and the message leaves', async () => {
    const lin = await somebody();
    await lin.accepts();
    await given.happened('orders.group_ready', await lin.order());
    // Somebody else forced a new one: the one that we hold is dead.
    given.sandbox.tokens.issue(true);
    given.shop.clock.advance(6 * MINUTE_MS);
    await given.send();
    expect(await given.state(lin.id)).toMatchObject([{ state: 'SENT' }]);
  });

  test('phones rest from ten in the evening; the morning brings what waited', async () => {
    const lin = await somebody();
    await lin.accepts();
    await given.later(13 * HOUR_MS);
    await lin.signInAgain();
    await given.happened('orders.group_ready', await lin.order());
    await given.send();
    expect(await lin.inbox()).toHaveLength(1);
    expect(await given.state(lin.id)).toMatchObject([{ state: 'WAITING', attempts: 0 }]);

    await given.later(DAY_MS - 13 * HOUR_MS);
    await given.send();
    expect(await given.state(lin.id)).toMatchObject([{ state: 'SENT' }]);
  });

  test('a long-term template needs one yes for any number of messages', async () => {
    const lin = await somebody();
    given.sandbox.subscriptions.addTemplate('tpl_lasting_001', { fields: ['thing1'], isLasting: true });
    const fields = [{ name: 'thing1', from: 'goods' }];
    await given.template({ templateId: 'tpl_lasting_001', isLasting: true, fields });
    await lin.accepts('tpl_lasting_001');
    for (let n = 0; n < 3; n += 1) await given.happened('orders.group_ready', await lin.order());
    await given.send();
    expect((await given.state(lin.id)).map(({ state }) => state)).toEqual(['SENT', 'SENT', 'SENT']);
    await given.template();
  });

  test('a template that WeChat would refuse is refused when it is saved; what is saved is audited', async () => {
    expect(await given.template({ fields: [{ name: 'phrase1', from: 'goods' }] })).toMatchObject({
      status: 422,
      body: { code: 'messages.bad_template', details: { problem: 'value' } },
    });
    const clerk = await given.shop.staff('jianghan');
    expect((await given.shop.call('GET', '/v1/console/message-templates', { token: clerk })).status).toBe(
      403,
    );
    const rows = await given.shop.reads.all(
      "select 1 as one from audit_log where action = 'messages.put_template'",
    );
    expect(rows.length).toBeGreaterThan(0);
  });

  test('every step of an order tells its member in her inbox, and reading takes the mark away (SVC-04)', async () => {
    const lin = await somebody();
    const orderId = await lin.order();
    await given.happened('orders.group_shipped', orderId);
    await given.happened('fulfilment.pickup_overdue', orderId, { lapsesAt: given.shop.clock.now() + 1 });
    await given.happened('payments.refund_succeeded', orderId, {
      amountFen: 500,
      refundId: 'r1',
      paymentId: 'p1',
    });
    await given.happened('payments.refund_succeeded', orderId, { amountFen: 700, subject: 'recharge' });

    const kinds = (await lin.inbox()).map((message) => message.kind);
    expect(kinds).toEqual(['refunded', 'pickup_waiting', 'order_shipped']);
    expect((await lin.inbox())[0]?.text).toContain('¥5.00');
    // With the payment itself.
    expect(await lin.unread()).toBe(4);

    const [newest] = await lin.inbox();
    const read = (body: object) =>
      given.shop.call('POST', '/v1/me/messages/read', { token: lin.token(), body });
    expect((await read({ ids: [newest?.id] })).body).toEqual({ unread: 3 });
    const other = await somebody();
    const theirs = await given.shop.call('POST', '/v1/me/messages/read', {
      token: other.token(),
      body: { ids: (await lin.inbox()).map(({ id }) => id) },
    });
    expect(theirs.body).toEqual({ unread: 0 });
    expect(await lin.unread()).toBe(3);
    expect((await read({})).body).toEqual({ unread: 0 });
  });

  test('what is worth asking for while she pays is what the shop has a template for', async () => {
    const lin = await somebody();
    const asked = await given.shop.call('GET', '/v1/me/message-templates', { token: lin.token() });
    expect(asked.body).toEqual({ items: [{ templateId: READY, kind: 'pickup_ready' }] });
    await given.template({ isEnabled: false });
    expect((await given.shop.call('GET', '/v1/me/message-templates', { token: lin.token() })).body).toEqual({
      items: [],
    });
    await given.template();
  });
});
