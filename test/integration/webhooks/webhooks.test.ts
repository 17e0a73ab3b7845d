import { affectedRows } from '#db';
import { DAY_MS, type DomainEvent, HOUR_MS, MINUTE_MS, SECOND_MS } from '#kernel';
import { sqlWebhookStore } from '../../../modules/webhooks/db/sql-webhooks.ts';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { JIANGHAN, MERCHANT, OPENING_MS, type SmallShop, smallShop } from '../../support/small-shop.ts';
import { isSignedWith, webhookReceiver } from '../../support/webhook-receiver.ts';

interface Subscribed {
  readonly id: string;
  readonly secret: string;
  readonly code?: string;
}
interface Deliveries {
  readonly items: readonly {
    readonly id: string;
    readonly eventId: string;
    readonly state: string;
    readonly attempts: number;
    readonly lastStatus: number | null;
    readonly lastError: string | null;
  }[];
}

describe.each(DATABASE_KINDS)('webhooks, on %s (API-02)', (kind) => {
  let shop: SmallShop;
  let receiver: Awaited<ReturnType<typeof webhookReceiver>>;
  let owner: string;
  let paths = 0;
  beforeAll(async () => {
    receiver = await webhookReceiver();
    shop = await smallShop(kind, {}, { WEBHOOKS_MAY_BE_LOCAL: 'true' });
  }, OPENING_MS);
  afterAll(async () => {
    await shop.close();
    await receiver.close();
  });
  beforeEach(async () => {
    receiver.received.length = 0;
    receiver.answers.length = 0;
    receiver.down.clear();
    owner = await shop.staff('owner');
    const { body } = await shop.call<{ items: { id: string }[] }>('GET', '/v1/console/webhooks', {
      token: owner,
    });
    for (const { id } of body.items)
      await shop.call('DELETE', `/v1/console/webhooks/${id}`, { token: owner });
  });

  const subscribe = (kinds: string[], url = receiver.url(`hook-${++paths}`)) =>
    shop.call<Subscribed>('POST', '/v1/console/webhooks', { token: owner, body: { url, kinds } });
  async function happened(type: DomainEvent['type'], orderId: string, facts: object = {}): Promise<void> {
    await shop.unitOfWork.run(async (tx) => {
      const event = { type, occurredAt: shop.clock.now(), merchantId: MERCHANT, orderId, storeId: JIANGHAN };
      tx.emit<DomainEvent>({ ...event, ...facts });
    });
    await shop.deliver();
  }
  async function happenedToMany(type: DomainEvent['type'], orders: number): Promise<void> {
    await shop.unitOfWork.run(async (tx) => {
      const event = { type, occurredAt: shop.clock.now(), merchantId: MERCHANT, storeId: JIANGHAN };
      for (let n = 0; n < orders; n += 1) tx.emit<DomainEvent>({ ...event, ...{ orderId: `${type}-${n}` } });
    });
    await shop.deliver();
  }
  const send = () => shop.job('webhooks.deliver');
  const deliveries = async (id: string, query = '') =>
    (await shop.call<Deliveries>('GET', `/v1/console/webhooks/${id}/deliveries${query}`, { token: owner }))
      .body.items;
  const types = () => receiver.received.map(({ body }) => JSON.parse(body).type as string);

  test('an event arrives signed, with its stable id and nothing that leads to a person', async () => {
    const { status, body: hook } = await subscribe(['order.ready']);
    expect(status).toBe(201);
    await happened('orders.group_ready', 'ord_1', { memberId: 'mbr_secret', address: '武汉' });
    await happened('orders.group_shipped', 'ord_1');
    await send();

    expect(receiver.received).toHaveLength(1);
    const [sent] = receiver.received;
    if (sent === undefined) throw new Error('nothing arrived');
    expect(isSignedWith(hook.secret, sent)).toBe(true);
    expect(isSignedWith(`${hook.secret}x`, sent)).toBe(false);
    expect(JSON.parse(sent.body)).toEqual({
      ...{ id: sent.headers['tongqu-event-id'], type: 'order.ready', occurredAt: shop.clock.now() },
      data: { orderId: 'ord_1', storeId: JIANGHAN },
    });
    expect(await deliveries(hook.id)).toMatchObject([{ state: 'DELIVERED', attempts: 1, lastStatus: 204 }]);
  });

  test('the secret is told once; the list does not know it, and no table does', async () => {
    const { body: hook } = await subscribe(['order.paid']);
    expect(hook.secret).toMatch(/^whsec_[\w-]{43}$/);
    const listed = await shop.call('GET', '/v1/console/webhooks', { token: owner });
    expect(JSON.stringify(listed.body)).not.toContain('whsec_');
    const rows = await shop.reads.all('select * from webhook_subscriptions');
    expect(JSON.stringify(rows)).not.toContain(hook.secret.slice(6));
  });

  test('what failed is tried again after 15 s, 1 min … 24 h under the same id, and then it is dead', async () => {
    const { body: hook } = await subscribe(['order.ready']);
    await happened('orders.group_ready', 'ord_2');
    receiver.answers.push(...Array.from({ length: 20 }, () => 500));
    await send();
    await send();
    expect(receiver.received).toHaveLength(1);
    shop.clock.advance(14 * SECOND_MS);
    await send();
    expect(receiver.received).toHaveLength(1);
    for (const pause of [
      SECOND_MS,
      MINUTE_MS,
      5 * MINUTE_MS,
      30 * MINUTE_MS,
      2 * HOUR_MS,
      6 * HOUR_MS,
      12 * HOUR_MS,
    ]) {
      shop.clock.advance(pause);
      await send();
    }
    owner = await shop.staff('owner');
    expect(await deliveries(hook.id)).toMatchObject([{ state: 'WAITING', attempts: 8 }]);
    shop.clock.advance(DAY_MS);
    await send();
    owner = await shop.staff('owner');
    expect(await deliveries(hook.id, '?state=DEAD')).toMatchObject([{ attempts: 9, lastStatus: 500 }]);
    expect(new Set(receiver.received.map(({ headers }) => headers['tongqu-event-id'])).size).toBe(1);

    receiver.answers.length = 0;
    const [dead] = await deliveries(hook.id);
    const replay = (id = dead?.id) =>
      shop.call('POST', `/v1/console/webhooks/${hook.id}/deliveries/${id}/replay`, { token: owner });
    expect((await replay()).body).toMatchObject({ replayed: true });
    expect((await replay()).body).toMatchObject({ replayed: false });
    await send();
    expect(await deliveries(hook.id)).toMatchObject([{ state: 'DELIVERED', eventId: dead?.eventId }]);
    expect(new Set(receiver.received.map(({ headers }) => headers['tongqu-event-id'])).size).toBe(1);
    // Delivered ones too: the partner knows the id.
    expect((await replay()).body).toMatchObject({ replayed: true });
    expect((await replay('nothing')).status).toBe(404);
    const audited = await shop.reads.all("select 1 as one from audit_log where action = 'webhooks.replay'");
    expect(audited.length).toBe(2);
  });

  test('what is told of one order keeps its order; another order does not wait for it', async () => {
    await subscribe(['order.ready', 'order.shipped']);
    await happened('orders.group_ready', 'ord_3');
    await happened('orders.group_shipped', 'ord_3');
    await happened('orders.group_shipped', 'ord_4');
    receiver.answers.push(503, 503);
    await send();
    await send();
    // The first of either failed; nothing more of the two is sent before its time.
    expect(types().sort()).toEqual(['order.ready', 'order.shipped']);
    await happened('orders.group_ready', 'ord_5');
    await send();
    expect(types()).toHaveLength(3);

    receiver.received.length = 0;
    shop.clock.advance(MINUTE_MS);
    for (let turn = 0; turn < 3; turn += 1) await send();
    const ofThree = receiver.received.filter(({ body }) => JSON.parse(body).data.orderId === 'ord_3');
    expect(ofThree.map(({ body }) => JSON.parse(body).type)).toEqual(['order.ready', 'order.shipped']);
  });

  test('an event that is told twice, or by two processes at once, arrives once', async () => {
    const { body: hook } = await subscribe(['order.shipped']);
    await happened('orders.group_shipped', 'ord_6');
    await shop.unitOfWork.run(async (tx) => {
      const { affectedRows } = await import('#db');
      await affectedRows(tx, "delete from outbox_deliveries where handler = 'webhooks.queue'");
      await affectedRows(tx, "update outbox set delivered_at = null where payload like '%ord_6%'");
    });
    await shop.deliver();
    await Promise.all([send(), send(), send()]);
    expect((await deliveries(hook.id)).length).toBe(1);
    expect(receiver.received).toHaveLength(1);
  });

  test('each webhook hears of what it asked for, and of nothing once it is gone', async () => {
    const { body: one } = await subscribe(['refund.succeeded']);
    await subscribe(['refund.succeeded', 'order.closed']);
    await happened('payments.refund_succeeded', 'ord_7', {
      amountFen: 5,
      refundId: 'r',
      subject: 'recharge',
    });
    await happened('payments.refund_succeeded', 'ord_7', { amountFen: 5, refundId: 'r' });
    await shop.call('DELETE', `/v1/console/webhooks/${one.id}`, { token: owner });
    await send();
    expect(types()).toEqual(['refund.succeeded']);
    expect((await shop.call('DELETE', `/v1/console/webhooks/${one.id}`, { token: owner })).status).toBe(404);
  });

  test('a partner that takes nothing, whatever lies there for it, holds up nobody else', async () => {
    await subscribe(['order.ready'], receiver.url('down'));
    receiver.down.add('/down');
    await happenedToMany('orders.group_ready', 55);
    shop.clock.advance(1);
    await subscribe(['order.shipped'], receiver.url('up'));
    await happenedToMany('orders.group_shipped', 12);
    await send();
    const to = (wanted: string) => receiver.received.filter(({ path }) => path === wanted).length;
    expect(to('/up')).toBe(12);
    // Not asked again and again before the next turn.
    expect(to('/down')).toBe(10);
  });

  test('what is queued while its webhook goes is queued for nobody, and what slipped in is deleted in time', async () => {
    const { body: hook } = await subscribe(['order.ready']);
    await shop.call('DELETE', `/v1/console/webhooks/${hook.id}`, { token: owner });
    const { body: stays } = await subscribe(['order.shipped']);
    await happened('orders.group_shipped', 'ord_8');
    const its = { merchantId: MERCHANT, url: 'x', kinds: [], createdAt: 1 };
    const what = { kind: 'order.ready', aggregate: 'ord_8', body: '{}' } as const;
    await shop.unitOfWork.run((tx) =>
      sqlWebhookStore.queue(tx, { ...its, id: hook.id }, 'slipped', 'evt_1', what, 1),
    );
    const rows = () => shop.count("webhook_deliveries where state = 'WAITING'");
    expect(await rows()).toBe(1);

    await shop.unitOfWork.run((tx) =>
      affectedRows(
        tx,
        `insert into webhook_deliveries (merchant_id, id, subscription_id, event_id, kind, aggregate, body, state, due_at,
           created_at) values (?, 'slipped', ?, 'evt_1', 'order.ready', 'ord_8', '{}', 'WAITING', 1, ?)`,
        [MERCHANT, hook.id, shop.clock.now() - 31 * DAY_MS],
      ),
    );
    expect(await rows()).toBe(2);
    await shop.job('privacy.purge');
    expect(await deliveries(stays.id)).toMatchObject([{ state: 'WAITING' }]);
    expect(await rows()).toBe(1);
  });

  test('only the owner of the whole shop sees and changes them', async () => {
    const clerk = await shop.staff('jianghan');
    expect((await shop.call('GET', '/v1/console/webhooks', { token: clerk })).status).toBe(403);
    const body = { url: receiver.url('theirs'), kinds: ['order.paid'] };
    expect((await shop.call('POST', '/v1/console/webhooks', { token: clerk, body })).status).toBe(403);
  });

  test('there are at most twenty, whoever asks at once', async () => {
    const made = await Promise.all(Array.from({ length: 22 }, () => subscribe(['order.paid'])));
    // On a machine that is busy the database may have turned some away.
    for (let n = 0; n < 20; n += 1) await subscribe(['order.paid']);
    expect((await subscribe(['order.paid'])).body.code).toBe('webhooks.too_many');
    expect(await shop.count('webhook_subscriptions')).toBe(20);
    const gone = made.find(({ status }) => status === 201)?.body.id;
    await shop.call('DELETE', `/v1/console/webhooks/${gone}`, { token: owner });
    expect((await subscribe(['order.paid'])).status).toBe(201);
    expect((await subscribe(['order.paid'])).body.code).toBe('webhooks.too_many');
  });
});

test(
  'without the setting nothing goes to the machine itself, whatever name leads there (API-02)',
  async () => {
    const receiver = await webhookReceiver();
    const shop = await smallShop('SQLite');
    const token = await shop.staff('owner');
    const subscribe = (url: string) =>
      shop.call<Subscribed>('POST', '/v1/console/webhooks', { token, body: { url, kinds: ['order.ready'] } });
    for (const url of [
      receiver.url('x'),
      receiver.url('x').replace('http:', 'https:'),
      'https://localhost/x',
    ])
      expect(await subscribe(url)).toMatchObject({ status: 422, body: { code: 'webhooks.bad_url' } });
    await shop.close();
    await receiver.close();
  },
  OPENING_MS,
);
